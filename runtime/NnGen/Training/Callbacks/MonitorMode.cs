namespace NnGen;

/// <summary>Which of two values of a monitored number is better.</summary>
public enum MonitorMode
{
    /// <summary>By the number's name: losses and errors shall fall; accuracy, AUC, precision, recall, F1, R² shall rise.</summary>
    Auto,

    /// <summary>The lower one.</summary>
    Min,

    /// <summary>The higher one.</summary>
    Max,
}
