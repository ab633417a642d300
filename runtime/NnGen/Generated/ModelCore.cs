using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NnGen.Kernels.Initialization;

namespace NnGen.Generated;

/// <summary>The numbers behind one model: parameters, gradients, optimizer slots and counters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ModelCore
{
    private readonly AlignedBuffer _values;
    private AlignedBuffer? _gradients;
    private AlignedBuffer[] _slots = [];

    /// <summary>Allocates and initialises the parameters.</summary>
    /// <param name="info">The model class's constants.</param>
    /// <param name="seed">The seed of initial values, dropout and shuffling.</param>
    /// <exception cref="ArgumentException">The declared initial values of a parameter do not fit its shape.</exception>
    public ModelCore(ModelInfo info, int seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        Seed = seed;
        OutputLosses = new float[info.Loss is null ? 0 : info.Outputs.Length];
        _values = new AlignedBuffer(info.StorageLength);
        Parameters = new ParameterCollection(this);
        for (var stream = 0; stream < Parameters.Count; stream++)
            Initialize(Parameters[stream], stream);
    }

    /// <summary>The model class's constants.</summary>
    public ModelInfo Info { get; }

    /// <summary>The seed of initial values, dropout and shuffling. Loading a file with optimizer state brings the seed of that run.</summary>
    public int Seed { get; internal set; }

    /// <summary>The parameters.</summary>
    public ParameterCollection Parameters { get; }

    /// <summary>The first float of parameter storage.</summary>
    public ref float Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _values.Origin;
    }

    /// <summary>The first float of the gradients; after <see cref="PrepareTraining"/>.</summary>
    public ref float Gradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _gradients!.Origin;
    }

    /// <summary>Whether gradients and slots are there: <see cref="PrepareTraining"/> was called.</summary>
    [MemberNotNullWhen(true, nameof(_gradients))]
    public bool IsPreparedForTraining => _gradients is not null;

    /// <summary>The optimizer steps taken.</summary>
    public long Step { get; set; }

    /// <summary>The batches whose gradients were computed: the counter of dropout masks.</summary>
    public long BatchesSeen { get; set; }

    /// <summary>The epochs that Fit completed.</summary>
    public int Epoch { get; set; }

    /// <summary>The batches whose gradients have accumulated since the last optimizer step.</summary>
    public int AccumulatedBatches { get; set; }

    /// <summary>
    /// The mean loss of each of several outputs over the batch that was trained on or evaluated last, without its weight; empty for one output.
    /// </summary>
    public float[] OutputLosses { get; }

    /// <summary>Whether gradients have accumulated since the last optimizer step.</summary>
    public bool HasGradients
    {
        get => AccumulatedBatches > 0;
        set => AccumulatedBatches = value ? Math.Max(1, AccumulatedBatches) : 0;
    }

    /// <summary>Statistics that are frozen.</summary>
    internal Parameter[] HeldStatistics { get; set; } = [];

    /// <summary>Whether values changed since derived copies (transposed panels) were made; then what predictions keep is stale as well.</summary>
    public bool DerivedCopiesAreStale
    {
        get;
        set
        {
            field = value;
            if (value)
                FoldedParametersAreStale = true;
        }
    } = true;

    /// <summary>Whether values changed since the vectors were made that predictions need of parameters alone.</summary>
    public bool FoldedParametersAreStale
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = true;

    internal Span<float> ValueSpan => _values.Span;

    internal Span<float> GradientSpan => IsPreparedForTraining ? _gradients.Span : default;

    /// <summary>The first float of an optimizer slot; after <see cref="PrepareTraining"/>.</summary>
    /// <param name="index">The slot, as in <see cref="ModelInfo.OptimizerSlots"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Slot(int index) => ref _slots[index].Origin;

    /// <summary>Allocates gradients and slots, all 0; does nothing when they are there.</summary>
    public void PrepareTraining()
    {
        if (IsPreparedForTraining)
            return;
        var slots = new AlignedBuffer[Info.OptimizerSlots.Length];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new AlignedBuffer(Info.GradientLength);
        _slots = slots;
        _gradients = new AlignedBuffer(Info.GradientLength);
        foreach (var parameter in Parameters)
            RestartAverage(parameter);
        RefreshSegments();
    }

    /// <summary>Makes training start anew from the values as they are: gradients, slots and counters are 0. The seed stays.</summary>
    internal void RestartTraining()
    {
        if (IsPreparedForTraining)
        {
            _gradients.Span.Clear();
            foreach (var slot in _slots)
                slot.Span.Clear();
            foreach (var parameter in Parameters)
                RestartAverage(parameter);
        }

        (HasGradients, Step, BatchesSeen, Epoch) = (false, 0, 0, 0);
    }

    internal Span<float> SlotSpan(int index) => _slots[index].Span;

    private void Initialize(Parameter parameter, int stream)
    {
        if (parameter.Info.InitialValues is { } given)
        {
            parameter.CopyFrom(given);
            return;
        }
        var values = new float[parameter.Count];
        ParameterInitializer.Of(parameter.Info.Initializer).Fill(values, parameter.Info, new ElementRandom(Seed, stream));
        parameter.Write(values);
    }
}
