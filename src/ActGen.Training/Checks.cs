using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Checks of settings. The message is one line that names who has the setting, the setting, what it may be, and the value.
/// </summary>
internal static class Checks
{
    /// <summary>A finite number that is 0 or more.</summary>
    public static float NotNegative(float value, string name, string owner) => value >= 0 && float.IsFinite(value)
        ? value
        : throw Outside(owner, name, "must be a finite number, 0 or more", Text(value));

    /// <summary>A finite number that is 0 or more.</summary>
    public static double NotNegative(double value, string name, string owner) => value >= 0 && double.IsFinite(value)
        ? value
        : throw Outside(owner, name, "must be a finite number, 0 or more", Text(value));

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double value, string name, string owner) => value > 0 && double.IsFinite(value)
        ? value
        : throw Outside(owner, name, "must be a finite number above 0", Text(value));

    /// <summary>A finite number.</summary>
    public static double Finite(double value, string name, string owner) => double.IsFinite(value)
        ? value
        : throw Outside(owner, name, "must be a finite number", Text(value));

    /// <summary>A number above 0, or infinity.</summary>
    public static float PositiveOrInfinite(float value, string name, string owner) => value > 0
        ? value
        : throw Outside(owner, name, "must be above 0", Text(value));

    /// <summary>A number from 0 to below 1.</summary>
    public static double Fraction(double value, string name, string owner) => value >= 0 && value < 1
        ? value
        : throw Outside(owner, name, "must be from 0 to below 1", Text(value));

    /// <summary>A whole number with a lower bound.</summary>
    public static int AtLeast(int minimum, int value, string name, string owner) => value >= minimum
        ? value
        : throw Outside(owner, name, $"must be at least {minimum}", Text(value));

    /// <summary>A whole number with a lower and an upper bound.</summary>
    public static int Between(int minimum, int maximum, int value, string name, string owner) => value >= minimum && value <= maximum
        ? value
        : throw Outside(owner, name, $"must be from {minimum} to {maximum}", Text(value));

    /// <summary>One of the names of an enum.</summary>
    public static T Defined<T>(T value, string name, string owner) where T : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw Outside(owner, name, $"must be {string.Join(" or ", Enum.GetNames<T>())}", value.ToString());

    /// <summary>A text that is not empty.</summary>
    public static string NotEmpty(string value, string name, string owner) => !string.IsNullOrEmpty(value)
        ? value
        : throw new ArgumentException($"{owner}: {name} must not be empty", name);

    /// <summary>The name of an object's type, without the mark of type arguments.</summary>
    public static string NameOf(object owner) => owner.GetType().Name.Split('`')[0];

    private static ArgumentOutOfRangeException Outside(string owner, string name, string rule, string value) =>
        new(name, $"{owner}: {name} {rule}, not {value}");

    // What was a float does not get the digits of a double.
    private static string Text(double value) =>
        (float)value == value ? ((float)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
}
