extern alias console;
extern alias runtime;
extern alias tensorboard;

using System.Reflection;
using console::NnGen;
using runtime::NnGen;
using tensorboard::NnGen;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>A folder of pages, one for each kind that derives from a type.</summary>
/// <param name="Folder">The folder under <c>docs/</c>.</param>
/// <param name="Title">The heading in the index.</param>
/// <param name="Introduction">A sentence under it.</param>
/// <param name="BaseType">What the kinds derive from.</param>
internal sealed record PageFamily(string Folder, string Title, string Introduction, Type BaseType)
{
    /// <summary>All families, in the order of the index.</summary>
    public static IReadOnlyList<PageFamily> All { get; } =
    [
        new("layers", "Layers", "Attributes of a model class, in the order in which samples pass through them.", typeof(LayerAttribute)),
        new("losses", "Losses", "What training minimises: one attribute of the class.", typeof(LossAttribute)),
        new("optimizers", "Optimizers", "How training changes the parameters: one attribute of the class.", typeof(OptimizerAttribute)),
        new("schedules", "Learning-rate schedules", "How the learning rate follows the steps: `FitOptions.Schedule`.", typeof(LearningRateSchedule)),
        new("metrics", "Metrics", "What is reported beside the loss: `FitOptions.Metrics`, `Evaluate`.", typeof(Metric)),
        new("callbacks", "Callbacks", "What happens between steps and epochs: `FitOptions.Callbacks`.", typeof(Callback)),
    ];

    /// <summary>Packages beside the runtime that have kinds of its families.</summary>
    public static IReadOnlyList<Assembly> Packages { get; } = [typeof(ConsoleProgress).Assembly, typeof(TensorBoardLog).Assembly];

    /// <summary>The kinds by name.</summary>
    public IEnumerable<Type> Kinds => Packages.Prepend(BaseType.Assembly).SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.IsSubclassOf(BaseType) && !type.IsAbstract && !type.IsGenericType)
        .OrderBy(NameOf, StringComparer.Ordinal);

    /// <summary>The name as users write it: attributes without <c>Attribute</c>.</summary>
    public static string NameOf(MemberInfo type) =>
        type is Type { IsAbstract: false } and Type attribute && attribute.IsSubclassOf(typeof(Attribute)) ? type.Name.Replace("Attribute", "", StringComparison.Ordinal) : type.Name;
}
