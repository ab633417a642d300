namespace NnGen;

/// <summary>What a parameter is for.</summary>
public enum ParameterRole
{
    /// <summary>Changed by the optimizer, unless frozen.</summary>
    Trainable,

    /// <summary>Describes the data (a mean, a variance); learnt without gradients.</summary>
    Statistic,

    /// <summary>Never changes.</summary>
    Constant,

    /// <summary>Carried from step to step.</summary>
    State,
}
