using ActGen;

[Activation("sq(x)")]
public readonly partial struct Square
{
}
