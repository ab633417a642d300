using NnGen.Generator.Utilities;

namespace NnGen.Generator.Graph;

/// <summary>A parameter of the model, as a layer declares it.</summary>
internal sealed record ParameterDefinition(string Name, Shape Shape)
{
    /// <summary>The layer that owns it.</summary>
    public string Layer { get; init; } = "";

    public ParameterRole Role { get; init; } = ParameterRole.Trainable;

    /// <summary>Whether the optimizer changes it; without, no gradient is computed for it.</summary>
    public bool Trainable { get; init; } = true;

    public Initializer Initializer { get; init; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double Constant { get; init; }

    /// <summary>Declared first values, row-major, instead of an initializer; empty for none.</summary>
    public EquatableArray<double> InitialValues { get; init; } = EquatableArray<double>.Empty;

    public int FanIn { get; init; }

    public int FanOut { get; init; }

    /// <summary>The statistic of the inputs that Fit puts here.</summary>
    public InputStatistic Statistic { get; init; }

    /// <summary>The index of the input that it is a statistic of.</summary>
    public int StatisticInput { get; init; }

    /// <summary>The elements that the statistic is learnt for; null for all.</summary>
    public EquatableArray<int>? StatisticElements { get; init; }

    /// <summary>How often the vector is repeated in storage to lie along a longer one (a statistic of the last dimension).</summary>
    public int Copies { get; init; } = 1;
}

/// <summary>A statistic that training learns from the inputs.</summary>
internal enum InputStatistic
{
    None,
    Mean,
    Variance,
    Quantiles,
}
