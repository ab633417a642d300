namespace NnGen;

/// <summary>The base of every attribute that declares the loss of a model.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : Attribute;
