namespace ActGen.Training;

/// <summary>Checks of settings, with messages that name the setting and the value.</summary>
internal static class Checks
{
    /// <summary>A finite number that is 0 or more.</summary>
    public static float NotNegative(float value, string name) => value >= 0 && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number, 0 or more");

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number above 0");

    /// <summary>A number from 0 to below 1.</summary>
    public static double Fraction(double value, string name) => value >= 0 && value < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to below 1");

    /// <summary>A whole number with a lower bound.</summary>
    public static int AtLeast(int minimum, int value, string name) => value >= minimum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {minimum}");

    /// <summary>A text that is not empty.</summary>
    public static string NotEmpty(string value, string name) => !string.IsNullOrEmpty(value)
        ? value
        : throw new ArgumentException($"{name} must not be empty", name);
}
