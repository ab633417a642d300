# Writes ratings.csv and movies.csv into the folder it is called from. Needs the R package dslabs (Debian: r-cran-dslabs): Rscript export.R
data("movielens", package = "dslabs")
movies <- unique(movielens[, c("movieId", "title", "year", "genres")])
movies <- movies[order(movies$movieId), ]
ratings <- data.frame(
  user = as.integer(factor(movielens$userId)) - 1L,
  movie = match(movielens$movieId, movies$movieId) - 1L,
  rating = movielens$rating)
write.csv(ratings, "ratings.csv", row.names = FALSE)
movies$title[is.na(movies$title)] <- "(no title)"
write.csv(movies[, c("title", "year", "genres")], "movies.csv", row.names = FALSE)
