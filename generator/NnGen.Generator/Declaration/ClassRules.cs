using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>What a class must be so that another part of it can be emitted.</summary>
internal static class ClassRules
{
    private static readonly string[] s_modelInterfaces = ["NnGen.IModel.", "NnGen.IModel<", "NnGen.ITrainable."];

    public static void Check(DeclarationReading reading, Compilation compilation)
    {
        var type = reading.Type;
        CheckPartial(reading);
        CheckKind(reading);
        CheckConstruction(reading);
        CheckReservedNames(reading);
        HidingRules.Check(reading, compilation);
        if (TypeReader.IsUnfinished(type))
        {
            reading.HasCompilerErrors = true;
            reading.CanBeCompleted = false;
        }
    }

    private static void CheckPartial(DeclarationReading reading)
    {
        var depth = 0;
        foreach (var type in TypeReader.ContainingTypes(reading.Type).Prepend(reading.Type))
        {
            if (!TypeReader.IsPartial(type))
            {
                reading.CanBeCompleted = false;
                reading.Report(RuleIds.NotPartial, ProblemPart.Class, depth, null, type.Name, reading.Type.Name);
            }

            depth++;
        }
    }

    private static void CheckKind(DeclarationReading reading)
    {
        var type = reading.Type;
        var outer = TypeReader.ContainingTypes(type).ToList();
        var kind = type switch
        {
            { IsRecord: true } => "a record",
            { IsFileLocal: true } => "local to a file",
            { IsStatic: true } => "static",
            { IsAbstract: true } => "abstract",
            { IsGenericType: true } when type.Arity > 0 => "generic",
            _ when outer.Any(t => t.Arity > 0) => "inside a generic type",
            _ when outer.Any(t => t.IsFileLocal) => "inside a type local to a file",
            _ => null,
        };
        if (kind is null)
        {
            return;
        }

        reading.CanBeCompleted &= !type.IsStatic && !type.IsFileLocal && !outer.Any(t => t.IsFileLocal);
        reading.Report(RuleIds.UnsupportedType, ProblemPart.Class, 0, null, type.Name, kind);
    }

    /// <summary>Generated code constructs models: from a seed, and from a file.</summary>
    private static void CheckConstruction(DeclarationReading reading)
    {
        var type = reading.Type;
        var obstacle = true switch
        {
            _ when HasPrimaryConstructor(type) => "it has a primary constructor",
            _ when BaseTypes(type).Any(IsModel) => "it derives from another model",
            _ when !BaseCanBeConstructed(type) => $"its base class {type.BaseType!.Name} has no constructor without parameters",
            _ when BaseTypes(type).Prepend(type).SelectMany(t => t.GetMembers()).Any(IsRequired) => "it has required members",
            _ => null,
        };
        if (obstacle is not null)
        {
            reading.Report(RuleIds.CannotBeConstructed, ProblemPart.Class, 0, null, type.Name, obstacle);
            return;
        }

        var unchained = UnchainedConstructors(type).Count();
        for (var i = 0; i < unchained; i++)
        {
            reading.Report(RuleIds.UnchainedConstructor, ProblemPart.Constructor, i, null, type.Name);
        }
    }

    /// <summary>
    /// The user's constructors that call none of the same class, so that the generated one, which makes the network, never runs. Not
    /// those that take its place, which are reported as such.
    /// </summary>
    public static IEnumerable<ConstructorDeclarationSyntax> UnchainedConstructors(INamedTypeSymbol type) =>
        from constructor in type.InstanceConstructors
        where IsWritten(constructor) && !IsReserved(constructor)
        let parts = Parts(constructor).ToList()
        where parts.Count > 0 && !parts.Any(part => part.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
        select parts[0];

    /// <summary>The declaration of a constructor; both when it is partial. None for a primary constructor.</summary>
    private static IEnumerable<ConstructorDeclarationSyntax> Parts(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences
            .Concat(constructor.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .Select(reference => reference.GetSyntax())
            .OfType<ConstructorDeclarationSyntax>();

    private static void CheckReservedNames(DeclarationReading reading)
    {
        var type = reading.Type;
        var taken = new List<string>();
        foreach (var member in type.GetMembers().Where(IsWritten))
        {
            if (ReservedNameOf(member) is not { } name || taken.Contains(name))
            {
                continue;
            }

            taken.Add(name);
            reading.Report(
                RuleIds.ReservedMember, ProblemPart.Class, 0, name, type.Name, name == ReservedNames.Constructor ? "a constructor that takes nothing or an int" : $"'{name}'");
        }

        var reserved = ReservedNames.Of(IsTyped(type)).ToList();
        if (reserved.Contains(type.Name))
        {
            taken.Add(type.Name);
            reading.Report(RuleIds.ReservedMember, ProblemPart.Class, 0, null, type.Name, "its own name");
        }

        if (HasPrimaryConstructor(type) || !BaseCanBeConstructed(type) || type.GetMembers().Any(IsRequired))
        {
            taken.Add(ReservedNames.Constructor);
        }

        // What a base class declares would be hidden: emitting nothing leaves it in sight.
        foreach (var name in reserved.Where(name => !taken.Contains(name) && BaseTypes(type).Any(t => Declares(t, name))).ToList())
        {
            taken.Add(name);
            reading.Report(RuleIds.ReservedMember, ProblemPart.Class, 0, null, type.Name, $"'{name}', which a base class has");
        }

        // A base that is a model has all of them, and was reported as such.
        var all = BaseTypes(type).Any(IsModel) ? taken.Union(reserved) : taken;
        reading.TakenNames = all.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
    }

    private static bool Declares(INamedTypeSymbol type, string name) => !IsModel(type) && !type.GetMembers(name).IsEmpty;

    private static bool IsModel(INamedTypeSymbol type) => type.GetAttributes().Any(KnownTypes.IsModel);

    /// <summary>The reserved name that a member takes, or null. Implementing a model's interface explicitly takes a name too.</summary>
    public static string? ReservedNameOf(ISymbol member)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return IsReserved(constructor) ? ReservedNames.Constructor : null;
        }

        var name = s_modelInterfaces.Any(prefix => member.Name.StartsWith(prefix, StringComparison.Ordinal))
            ? member.Name.Substring(member.Name.LastIndexOf('.') + 1)
            : member.Name;
        return ReservedNames.Of(IsTyped(member.ContainingType)).Contains(name) ? name : null;
    }

    private static bool IsTyped(INamedTypeSymbol type) => type.GetAttributes().Any(KnownTypes.IsTypedModel);

    /// <summary>Whether the user wrote a member, rather than the compiler or this generator.</summary>
    public static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(reference => !TypeReader.IsEmitted(reference.SyntaxTree));

    /// <summary>Whether a constructor can be called as the generated one is: with a seed, or with nothing.</summary>
    private static bool IsReserved(IMethodSymbol constructor)
    {
        // A primary constructor has a rule of its own, whatever its parameters.
        var isPrimary = constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);
        return !isPrimary
            && (constructor.Parameters.Length == 0
                || constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32);
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool HasPrimaryConstructor(INamedTypeSymbol type) =>
        TypeReader.UserParts(type).Any(part => part is ClassDeclarationSyntax { ParameterList: not null } or RecordDeclarationSyntax { ParameterList: not null });

    private static bool BaseCanBeConstructed(INamedTypeSymbol type) =>
        type.BaseType is not { } baseType
        || baseType.TypeKind == TypeKind.Error
        || baseType.InstanceConstructors.Any(c => c.DeclaredAccessibility != Accessibility.Private && c.Parameters.All(p => p.IsOptional || p.IsParams));

    /// <summary>The class that a class derives from, then the one which that derives from, and so on.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
