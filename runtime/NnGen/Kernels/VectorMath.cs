using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// Elementary functions of vectors of floats, for the inside of generated kernels. The four widths of a function evaluate the same
/// formula. They are written out width by width: a form generic over the width spends one inlining per operation, and the JIT stops
/// inlining somewhere between 24 and 64 such calls in a method, which costs a factor of six.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath;
