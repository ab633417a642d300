using NnGen.Generated;

namespace NnGen;

/// <summary>What all models offer beside their own members.</summary>
public static class ModelExtensions
{
    /// <summary>
    /// Reads from a file that a model saved, of whatever architecture, the parameters that fit by name and shape, statistics included; the
    /// others stay as they are. This is how a body that was trained on one task goes into a model with another head. Training starts anew, as
    /// after <see cref="IModel.Load"/> of a file without optimizer state.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Other names in the file, and what to leave out; null for the same names and everything.</param>
    /// <returns>What was read, and what was not and why. It is all read, or the model is unchanged.</returns>
    /// <exception cref="IOException">The file could not be read; the model is unchanged.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or nothing in it fits; the model is unchanged.</exception>
    public static LoadReport LoadMatching(this IModel model, string path, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelFile.LoadMatching(model.Parameters.Core, path, options);
    }
}
