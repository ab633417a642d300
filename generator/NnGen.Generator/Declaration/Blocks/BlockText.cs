using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Forward;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>
/// Writes a block as text that the models of other assemblies are compiled from.
/// </summary>
/// <remarks>
/// <para>
/// The format is C#: the class as it was written, with what it needs of its assembly, and nothing else. It stands for itself: types have their full names
/// from <c>global::</c>, constants of other classes are numbers, and blocks, attributes of blocks, enumerations and methods of the assembly that the class
/// uses, internal or not, are declared beside it. What may be set by a use (the <c>const</c> fields of blocks, and locals that follow from them) stays an
/// expression. There are no comments and no directives. The reader of models binds the text in a compilation of its own (<see cref="CompiledBlocks"/>).
/// </para>
/// <para>
/// A format of its own, of expression trees and statements, was the other choice. It would have needed a second reader of everything that may stand in
/// <c>Forward</c> and in arguments, forever equal to the first, and a version for each construct that is added. Of C# there is the one reader, so a block
/// means the same wherever it is compiled; what a construct means cannot change, and a construct that an older NnGen does not know is reported by its rule.
/// The cost is a small compilation for each block that a model uses, which shares the references of the user's.
/// </para>
/// <para>Version 1. A later version says that texts can no longer be read as the versions before it.</para>
/// </remarks>
internal sealed class BlockText
{
    /// <summary>The version of the format that is written; the highest that is read.</summary>
    public const int Version = 1;

    private readonly Compilation _compilation;
    private readonly List<CarriedType> _types = [];
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<Action> _work = new();

    private readonly ISet<SyntaxTree> _files;

    private BlockText(Compilation compilation, ISet<SyntaxTree> files) => (_compilation, _files) = (compilation, files);

    /// <summary>The text of a block, or null for a class that is none.</summary>
    /// <param name="block">The block.</param>
    /// <param name="compilation">The compilation that declares it.</param>
    /// <param name="files">Receives the files that the text was read from.</param>
    public static string? Write(INamedTypeSymbol block, Compilation compilation, ISet<SyntaxTree> files)
    {
        if (BlockRules.Obstacle(block) is not null || BlockRules.PropertiesOf(block).Any(property => GraphReader.Obstacle(property) is not null))
        {
            return null;
        }

        var text = new BlockText(compilation, files);
        text.CarryBlock(block);
        // What is carried may need more; a queue, as blocks may be nested deeply.
        while (text._work.Count > 0)
        {
            text._work.Dequeue()();
        }

        return CSharpSyntaxTree.ParseText(string.Join("\n", text._types.Select(type => type.Write()))).GetRoot().NormalizeWhitespace("    ", "\n").ToFullString();
    }

    /// <summary>Whether a constant may be set by the use of a block, or follows from one that may be.</summary>
    public bool IsHyperparameter(ISymbol? symbol) =>
        symbol is ILocalSymbol { IsConst: true } || symbol is IFieldSymbol { IsConst: true, ContainingType: { TypeKind: TypeKind.Class } type } && IsHere(type) && BlockRules.IsMeant(type);

    /// <summary>A type by its full name; what is declared in this assembly is declared in the text too.</summary>
    public string NameOf(ITypeSymbol type)
    {
        Carry(type);
        return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
    }

    /// <summary>Carries a constant or a method of this assembly.</summary>
    /// <param name="member">The member.</param>
    /// <param name="user">The class whose text uses it.</param>
    public void Carry(ISymbol member, INamedTypeSymbol user)
    {
        var isInherited = !member.IsStatic && ClassRules.BaseTypes(user).Contains(member.ContainingType, SymbolEqualityComparer.Default);
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && IsHere(method.ContainingType))
        {
            // Base classes are not carried, only what is used of them.
            CarryMethod(method, isInherited ? user : method.ContainingType);
        }
        else if (IsHyperparameter(member) && member is IFieldSymbol field)
        {
            CarryConstant(field);
        }
    }

    private void Carry(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Carry(array.ElementType);
        }
        else if (type is INamedTypeSymbol named)
        {
            foreach (var argument in named.TypeArguments)
            {
                Carry(argument);
            }

            if (named is { TypeKind: TypeKind.Enum } && IsHere(named) && _seen.Add(named))
            {
                var members = named.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);
                Of(named).Declaration = $"enum {TypeReader.Identifier(named.Name)} : {NameOf(named.EnumUnderlyingType!)}";
                Of(named).Members.AddRange(members.Select(field => $"{TypeReader.Identifier(field.Name)} = {ConstantText.Of(field.ConstantValue!)},"));
            }
        }
    }

    private void CarryBlock(INamedTypeSymbol block)
    {
        if (!IsHere(block) || !_seen.Add(block))
        {
            return;
        }

        _files.UnionWith(ReadableSources.FilesOf(block));
        var carried = Of(block);
        foreach (var constant in block.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst))
        {
            CarryConstant(constant);
        }

        carried.Attributes.AddRange(BlockRules.LayersOf(block).Select(attribute => AttributeText(attribute, block)));
        foreach (var property in BlockRules.PropertiesOf(block))
        {
            var attributes = property.GetAttributes().Where(KnownTypes.IsLayer).Select(attribute => AttributeText(attribute, block));
            carried.Members.Add($"{string.Concat(attributes)} internal partial {NameOf(property.Type)} {TypeReader.Identifier(property.Name)} {{ get; }}");
        }

        if (BlockRules.ForwardOf(block) is { } forward)
        {
            CarryMethod(forward, block);
        }
    }

    private void CarryConstant(IFieldSymbol field)
    {
        if (_seen.Add(field) && SyntaxOf(field) is VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            _work.Enqueue(() => Of(field.ContainingType).Members.Add(
                $"internal const {NameOf(field.Type)} {TypeReader.Identifier(field.Name)} = {Rewriter(value, field.ContainingType).Visit(value)!.NormalizeWhitespace().ToFullString()};"));
        }
    }

    private void CarryMethod(IMethodSymbol method, INamedTypeSymbol owner)
    {
        if (Of(owner).Methods.Add(method) && SyntaxOf(method.PartialImplementationPart ?? method) is MethodDeclarationSyntax syntax)
        {
            _work.Enqueue(() => Of(owner).Members.Add(Rewriter(syntax, owner).Rewrite(syntax)));
        }
    }

    /// <summary>An attribute with its full name; of a block, the block, and the attribute's class if it is the user's own.</summary>
    private string AttributeText(AttributeData attribute, INamedTypeSymbol around)
    {
        if (attribute.AttributeClass is not { BaseType: not null } type || attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
        {
            return "";
        }

        if (KnownTypes.BlockOf(attribute) is { } block)
        {
            _work.Enqueue(() => CarryBlock(block));
        }

        CarryAttribute(type);
        var arguments = syntax.ArgumentList is { } list ? Rewriter(syntax, around).Visit(list)!.NormalizeWhitespace().ToFullString() : "";
        return $"[{NameOf(type)}{arguments}]";
    }

    /// <summary>What can be written in brackets of the user's own attribute: its constructors and properties, and what it inherits of these.</summary>
    private void CarryAttribute(INamedTypeSymbol type)
    {
        var declared = type.OriginalDefinition;
        if (!IsHere(declared) || !_seen.Add(declared))
        {
            return;
        }

        var own = ClassRules.BaseTypes(declared).TakeWhile(IsHere).Prepend(declared).ToList();
        var parameters = declared.TypeParameters.Select(parameter => TypeReader.Identifier(parameter.Name)).ToList();
        var (carried, name) = (Of(declared), TypeReader.Identifier(declared.Name));
        carried.Declaration += parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters)}>";
        carried.Base = $" : {NameOf(own[own.Count - 1].BaseType!)}{string.Concat(parameters.Select(parameter => $" where {parameter} : class"))}";
        carried.Members.AddRange(declared.InstanceConstructors.Select(constructor => $"public {name}({string.Join(", ", constructor.Parameters.Select(ParameterText))}) {{ }}"));
        var properties = own.SelectMany(one => one.GetMembers().OfType<IPropertySymbol>()).Where(property => property is { SetMethod: not null, IsStatic: false, IsIndexer: false });
        foreach (var property in properties.GroupBy(property => property.Name).Select(hiding => hiding.First()))
        {
            carried.Members.Add($"public {NameOf(property.Type)} {TypeReader.Identifier(property.Name)} {{ get; set; }}");
        }
    }

    private string ParameterText(IParameterSymbol parameter)
    {
        var value = !parameter.HasExplicitDefaultValue ? ""
            : parameter.ExplicitDefaultValue is { } given ? $" = {ConstantText.Of(given, parameter.Type, this)}"
            : " = default";
        return $"{(parameter.IsParams ? "params " : "")}{NameOf(parameter.Type)} {TypeReader.Identifier(parameter.Name)}{value}";
    }

    private BlockTextRewriter Rewriter(SyntaxNode node, INamedTypeSymbol around)
    {
        _files.Add(node.SyntaxTree);
        return new(this, _compilation.GetSemanticModel(node.SyntaxTree), around);
    }

    private bool IsHere(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    private SyntaxNode? SyntaxOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && _compilation.ContainsSyntaxTree(reference.SyntaxTree) ? reference.GetSyntax() : null;

    private CarriedType Of(INamedTypeSymbol type)
    {
        var carried = _types.Find(one => SymbolEqualityComparer.Default.Equals(one.Type, type));
        if (carried is null)
        {
            carried = new CarriedType(type);
            _types.Add(carried);
        }

        return carried;
    }

    /// <summary>What is written of a type.</summary>
    private sealed class CarriedType(INamedTypeSymbol type)
    {
        public INamedTypeSymbol Type => type;

        public List<string> Attributes { get; } = [];

        public string Declaration { get; set; } = $"partial class {TypeReader.Identifier(type.Name)}";

        public string Base { get; set; } = "";

        public List<string> Members { get; } = [];

        public HashSet<ISymbol> Methods { get; } = new(SymbolEqualityComparer.Default);

        public string Write()
        {
            var text = $"{string.Concat(Attributes)} {(Declaration.StartsWith("partial", StringComparison.Ordinal) ? "" : "internal ")}{Declaration}{Base} {{ {string.Join("\n", Members)} }}";
            foreach (var around in TypeReader.ContainingTypes(type))
            {
                text = $"partial class {TypeReader.Identifier(around.Name)} {{ {text} }}";
            }

            var space = TypeReader.Read(type).Namespace;
            return space.Length == 0 ? text : $"namespace {space} {{ {text} }}";
        }
    }
}
