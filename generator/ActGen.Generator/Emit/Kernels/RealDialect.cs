using System;
using System.Collections.Generic;
using System.Globalization;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Emit;

/// <summary>The words in which slow paths compute: four lanes of doubles, or one number in extended precision.</summary>
internal abstract class RealDialect
{
    private const string Namespace = "global::ActGen.CompilerServices";

    /// <summary>The words of <c>RealLanes</c>, whose members stand in the text by their names.</summary>
    public static readonly RealDialect InDouble = new Lanes();

    /// <summary>The words of <c>ExtendedReal</c> and <c>ExtendedReals</c>.</summary>
    public static readonly RealDialect Extended = new Scalar();

    /// <summary>The type of a number.</summary>
    public abstract string Number { get; }

    /// <summary>The type of a condition.</summary>
    public abstract string Condition { get; }

    /// <summary>The type of a result.</summary>
    public abstract string ResultType { get; }

    /// <summary>Whether a number with a minus in front of it is a number.</summary>
    public virtual bool HasNegation => false;

    public abstract string Constant(double value);

    public abstract string Call(string function, IEnumerable<string> arguments);

    /// <summary>A power with a whole exponent from 2 on.</summary>
    public abstract string Raised(string @base, int exponent);

    public abstract string Select(string condition, string ifTrue, string ifFalse);

    public abstract string Compare(Relation relation, string left, string right);

    public abstract string IsNaN(string value);

    public abstract string And(string left, string right);

    public abstract string Or(string left, string right);

    public abstract string Not(string condition);

    public abstract string Truth(bool value);

    /// <summary>A number as the result.</summary>
    public abstract string Result(string value);

    private sealed class Lanes : RealDialect
    {
        public override string Number => OperationText.Vector;

        public override string Condition => OperationText.Vector;

        public override string ResultType => OperationText.Vector;

        public override bool HasNegation => true;

        public override string Constant(double value) => $"Create({Literal.Double(value)})";

        public override string Call(string function, IEnumerable<string> arguments) => $"{function}({string.Join(", ", arguments)})";

        public override string Raised(string @base, int exponent) =>
            $"Pow({@base}, {exponent.ToString(CultureInfo.InvariantCulture)})";

        public override string Select(string condition, string ifTrue, string ifFalse) => $"Select({condition}, {ifTrue}, {ifFalse})";

        public override string Compare(Relation relation, string left, string right) => relation switch
        {
            Relation.Less => $"LessThan({left}, {right})",
            Relation.LessOrEqual => $"LessThanOrEqual({left}, {right})",
            Relation.Greater => $"LessThan({right}, {left})",
            Relation.GreaterOrEqual => $"LessThanOrEqual({right}, {left})",
            Relation.Equal => $"Equal({left}, {right})",
            _ => $"~Equal({left}, {right})",
        };

        public override string IsNaN(string value) => $"~Equal({value}, {value})";

        public override string And(string left, string right) => $"({left} & {right})";

        public override string Or(string left, string right) => $"({left} | {right})";

        public override string Not(string condition) => $"~{condition}";

        public override string Truth(bool value) => $"{OperationText.Vector}.{(value ? "AllBitsSet" : "Zero")}";

        public override string Result(string value) => RealText.Bare(value);
    }

    private sealed class Scalar : RealDialect
    {
        private static readonly Dictionary<Relation, string> Relations = new()
        {
            [Relation.Less] = "<",
            [Relation.LessOrEqual] = "<=",
            [Relation.Greater] = ">",
            [Relation.GreaterOrEqual] = ">=",
            [Relation.Equal] = "==",
            [Relation.NotEqual] = "!=",
        };

        public override string Number => $"{Namespace}.ExtendedReal";

        public override string Condition => "bool";

        public override string ResultType => "float";

        public override string Constant(double value) => value < 0 ? $"({Literal.Double(value)})" : Literal.Double(value);

        public override string Call(string function, IEnumerable<string> arguments) =>
            $"{Namespace}.ExtendedReals.{function}({string.Join(", ", arguments)})";

        public override string Raised(string @base, int exponent) => Call("Pow", new[] { @base, Literal.Double(exponent) });

        public override string Select(string condition, string ifTrue, string ifFalse) => $"({condition} ? {ifTrue} : {ifFalse})";

        public override string Compare(Relation relation, string left, string right) => $"({left} {Relations[relation]} {right})";

        public override string IsNaN(string value) => $"{value}.IsNaN";

        public override string And(string left, string right) => $"({left} && {right})";

        public override string Or(string left, string right) => $"({left} || {right})";

        public override string Not(string condition) => $"!({condition})";

        public override string Truth(bool value) => value ? "true" : "false";

        public override string Result(string value) => $"(float){(value[0] == '-' ? $"({value})" : value)}";
    }
}
