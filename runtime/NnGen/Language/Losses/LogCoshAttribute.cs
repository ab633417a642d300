namespace NnGen;

/// <summary>
/// log cosh(prediction − target), mean over samples and outputs (Keras <c>LogCosh</c>): about ½ e² for small errors e and |e| − log 2
/// for large ones, smooth everywhere, and without overflow. As many targets as the head has outputs.
/// </summary>
public sealed class LogCoshAttribute : LossAttribute;
