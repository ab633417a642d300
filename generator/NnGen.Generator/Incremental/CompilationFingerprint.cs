using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Incremental;

/// <summary>
/// What of a compilation can change what a declaration in it means: its options, its references, and of its files what other files see. Two
/// compilations with equal fingerprints give equal readings of a class, as long as the bodies that the reading looked into are the same.
/// </summary>
internal sealed class CompilationFingerprint
{
    private static readonly ConditionalWeakTable<Compilation, CompilationFingerprint> s_known = new();

    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly byte[] _files;

    private CompilationFingerprint(Compilation compilation)
    {
        (_references, _options, _assembly) = (compilation.ExternalReferences, compilation.Options, compilation.AssemblyName);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = VisibleText.Of(tree);
            hash.AppendData(text.Hash);
            aliases.UnionWith(text.Aliases);
        }

        (_files, Aliases) = (hash.GetHashAndReset(), aliases);
    }

    /// <summary>The names that its files give to <c>[Model]</c>.</summary>
    public ICollection<string> Aliases { get; }

    /// <summary>Of a compilation; computed once for each.</summary>
    public static CompilationFingerprint Of(Compilation compilation) => s_known.GetValue(compilation, static compilation => new CompilationFingerprint(compilation));

    /// <summary>Whether a declaration means the same in both.</summary>
    public bool IsSameAs(CompilationFingerprint other) =>
        this == other
        || (_assembly == other._assembly
            && _files.AsSpan().SequenceEqual(other._files)
            && (_references == other._references || _references.SequenceEqual(other._references))
            && _options.Equals(other._options));
}
