namespace NnGen;

/// <summary>
/// Uses a class as a layer: <c>[Block&lt;Encoder&gt;(Repeat = 6)]</c> in a stack, or <c>[Block&lt;Encoder&gt;] partial Layer Encoder { get; }</c> in a graph.
/// The class declares what it computes as a model does, by layers in a row or by properties and <c>Forward</c>, but has no <c>[Model]</c>, no inputs
/// with shapes, no loss: shapes follow from what it is given.
/// </summary>
/// <remarks>
/// Each use, and each repetition, has weights of its own. Their names are paths: <c>Encoder.Query.Kernel</c>, and with several repetitions
/// <c>Encoder.3.Query.Kernel</c>, counted from 0. In a stack a block is called as its class, with a number: <c>Encoder1</c>.
/// The block's <c>const</c> fields are its hyper-parameters. A class that derives from this one, <c>class EncoderAttribute : BlockAttribute&lt;Encoder&gt;</c> with
/// properties of the same names, is a shorter name for it and sets them for one use: <c>[Encoder(Width = 64)]</c>.
/// </remarks>
/// <typeparam name="TBlock">The class.</typeparam>
public class BlockAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>
    /// How often the block follows itself, at least 1. What one gives is what the next one is given; of several inputs that is the first, and the others
    /// go to each.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
