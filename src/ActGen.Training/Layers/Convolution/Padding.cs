namespace ActGen.Training;

/// <summary>The treatment of windows at the edges of an image.</summary>
public enum Padding
{
    /// <summary>It stays inside; the output is smaller than the input.</summary>
    Valid,

    /// <summary>
    /// It may reach over the edge, where a convolution reads zeros and a pooling nothing; the output has a place for every stride of the
    /// input. An odd place too many is at the end, as in Keras.
    /// </summary>
    Same,
}
