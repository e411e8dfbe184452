namespace ActGen.Training;

/// <summary>Memory for the targets of a batch in any format; grows when a data set of another format comes.</summary>
internal sealed class TargetBuffer(int rows)
{
    private int[] _classes = [];
    private float[] _values = [];
    private TargetFormat _format = TargetFormat.Classes(1);

    /// <summary>Makes room for targets of a format.</summary>
    public void Prepare(TargetFormat format)
    {
        _format = format;
        if (format.ValueShape is null && _classes.Length < rows)
        {
            _classes = new int[rows];
        }
        else if (_values.Length < (long)rows * format.ValueCount)
        {
            _values = new float[checked(rows * format.ValueCount)];
        }
    }

    /// <summary>The targets of some rows.</summary>
    public Targets Rows(int start, int count) => _format.ValueShape is null
        ? new Targets(_classes.AsSpan(start, count))
        : new Targets(count, _values.AsSpan(start * _format.ValueCount, count * _format.ValueCount));
}
