namespace NnGen.Conformance;

// A model of the user's own types: numbers that may be missing, categories and a choice.

internal enum Housing
{
    Rent,
    Own,
    Mortgage,
}

internal readonly record struct Applicant(float Amount, int Age, double? Income, Housing? Housing, bool IsStudent);

[Model<Applicant, Housing>]
[Dense(11, Activation.GELU)]
[Dense(3, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class HousingOfApplicants;
