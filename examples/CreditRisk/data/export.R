# Writes credit.csv. Needs the R package modeldata (Debian: r-cran-modeldata): Rscript export.R
data("credit_data", package = "modeldata")
write.csv(credit_data, "credit.csv", row.names = FALSE, quote = FALSE)
