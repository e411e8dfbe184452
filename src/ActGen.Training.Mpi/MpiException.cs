namespace ActGen.Training.Mpi;

/// <summary>MPI is not there, or a call of it failed; the message says what to do.</summary>
public sealed class MpiException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public MpiException(string message) : base(message)
    {
    }
}
