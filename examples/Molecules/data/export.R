# Writes blood_brain.csv. Needs the R package caret (Debian: r-cran-caret): Rscript export.R
data("BloodBrain", package = "caret")
write.csv(cbind(bbbDescr, logBBB), "blood_brain.csv", row.names = FALSE, quote = FALSE)
