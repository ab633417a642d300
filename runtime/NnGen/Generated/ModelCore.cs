using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>The numbers behind one model: parameters, gradients, optimizer slots and counters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelCore
{
    /// <summary>Allocates and initialises the parameters.</summary>
    public ModelCore(ModelInfo info, int seed) { Info = info; Seed = seed; }
    /// <summary>The model class's constants.</summary>
    public ModelInfo Info { get; }
    /// <summary>The seed of initial values, dropout and shuffling.</summary>
    public int Seed { get; }
    /// <summary>The parameters.</summary>
    public ParameterCollection Parameters => throw null!;
    /// <summary>The first float of parameter storage.</summary>
    public ref float Values => throw null!;
    /// <summary>The first float of the gradients; after <see cref="PrepareTraining"/>.</summary>
    public ref float Gradients => throw null!;
    /// <summary>The first float of an optimizer slot; after <see cref="PrepareTraining"/>.</summary>
    public ref float Slot(int index) => throw null!;
    /// <summary>Allocates gradients and slots, once.</summary>
    public void PrepareTraining() => throw null!;
    /// <summary>The optimizer steps taken.</summary>
    public long Step { get; set; }
    /// <summary>The batches whose gradients were computed: the counter of dropout masks.</summary>
    public long BatchesSeen { get; set; }
    /// <summary>The epochs that Fit completed.</summary>
    public int Epoch { get; set; }
    /// <summary>Whether gradients have accumulated since the last optimizer step.</summary>
    public bool HasGradients { get; set; }
    /// <summary>Whether values changed since derived copies (transposed panels) were made.</summary>
    public bool DerivedCopiesAreStale { get; set; } = true;
}
