namespace ActGen.Generator.Tests.Harness.Reals;

/// <summary>The reference itself is tested on digits from tables and on identities.</summary>
public class BigFunctionTests
{
    [Theory]
    [InlineData("exp", 1.0, "2.71828182845904523536028747135266249775724709369996")]
    [InlineData("log", 10.0, "2.30258509299404568401799145468436420760110148862877")]
    [InlineData("log", 2.0, "0.69314718055994530941723212145817656807550013436026")]
    [InlineData("sqrt", 2.0, "1.41421356237309504880168872420969807856967187537694")]
    [InlineData("cbrt", 2.0, "1.25992104989487316476721060727822835057025146470151")]
    [InlineData("sin", 1.0, "0.84147098480789650665250232163029899962256306079837")]
    [InlineData("cos", 1.0, "0.54030230586813971740093660744297660373231042061792")]
    [InlineData("atan", 1.0, "0.78539816339744830961566084581987572104929234984377")]
    [InlineData("asin", 0.5, "0.52359877559829887307710723054658381403286156656251")]
    [InlineData("tanh", 1.0, "0.76159415595576488811945828260479359041276859725793")]
    [InlineData("asinh", 1.0, "0.88137358701954302523260932497979230902816032826163")]
    [InlineData("erf", 1.0, "0.84270079294971486934122063508260925929606699796630")]
    public void Digits_are_those_of_tables(string function, double argument, string digits)
    {
        var whole = digits.Replace(".", "");
        BigReal expected = 0;
        foreach (var digit in whole)
        {
            expected = (expected * 10) + (digit - '0');
        }

        for (var i = 0; i < whole.Length - 1; i++)
        {
            expected /= 10;
        }

        Assert.True(BigReal.Agree(expected, BigTable.Evaluate(function, argument), 160), BigTable.Evaluate(function, argument).ToString());
    }

    [Fact]
    public void Both_forms_of_erfc_meet() => Assert.True(
        BigReal.Agree(1 - BigFunctions.Erf(7.5), BigFunctions.Erfc(7.5), 200));

    [Theory]
    [InlineData(0.3)]
    [InlineData(-2.75)]
    [InlineData(40)]
    public void Functions_and_inverses_meet(double x)
    {
        Assert.True(BigReal.Agree(x, BigFunctions.Log(BigFunctions.Exp(x)), 250));
        Assert.True(BigReal.Agree(x, BigFunctions.Tan(BigFunctions.Atan(x)), 250));
        Assert.True(BigReal.Agree(x, BigFunctions.Sinh(BigFunctions.Asinh(x)), 250));
        Assert.Equal(1.0, (double)((BigFunctions.Sin(x) * BigFunctions.Sin(x)) + (BigFunctions.Cos(x) * BigFunctions.Cos(x))), 15);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-5e-324)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(0)]
    public void Doubles_go_through_unchanged(double value) => Assert.Equal(value, (double)(BigReal)value);
}
