using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>Writes an expression as presentation MathML, within MathML Core: what browsers draw without a script.</summary>
internal static class MathMLPrinter
{
    /// <summary>A whole formula, set in a line of its own; for an HTML page, where it needs no namespace.</summary>
    public static string Print(Expr node) => $"<math display=\"block\">{Print(Typesetter.Typeset(node))}</math>";

    /// <summary>A whole formula, set within a line of text.</summary>
    public static string PrintInline(Expr node) => $"<math>{Print(Typesetter.Typeset(node))}</math>";

    private static string Print(MathLayout layout)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return layout switch
        {
            MathRow { Parts.Length: 1 } row => Print(row.Parts[0]),
            MathRow row => $"<mrow>{string.Concat(row.Parts.Select(Print))}</mrow>",
            MathNumber number => $"<mn>{number.Digits}</mn>",
            MathName name => $"<mi>{name.Name}</mi>",
            // An invisible sign says that the function is applied, to readers and to the space around it.
            MathFunction function => $"<mrow><mi>{function.Name}</mi><mo>&#x2061;</mo></mrow>",
            MathText text => $"<mtext>{text.Text}</mtext>",
            MathOperator { Place: OperatorPlace.Invisible } => "<mo lspace=\"0.1em\" rspace=\"0.1em\">&#x2062;</mo>",
            MathOperator { Place: OperatorPlace.Prefix } prefix => $"<mo form=\"prefix\">{Escape(prefix.Sign)}</mo>",
            MathOperator sign => $"<mo>{Escape(sign.Sign)}</mo>",
            MathFraction fraction => $"<mfrac>{Print(fraction.Above)}{Print(fraction.Below)}</mfrac>",
            MathScript { Lowered: null, Raised: { } raised } script => $"<msup>{Print(script.Base)}{Print(raised)}</msup>",
            MathScript { Lowered: { } lowered, Raised: null } script => $"<msub>{Print(script.Base)}{Print(lowered)}</msub>",
            MathScript { Lowered: { } lowered, Raised: { } raised } script =>
                $"<msubsup>{Print(script.Base)}{Print(lowered)}{Print(raised)}</msubsup>",
            MathRoot { Degree: 2 } root => $"<msqrt>{Print(root.Radicand)}</msqrt>",
            MathRoot root => $"<mroot>{Print(root.Radicand)}<mn>{root.Degree}</mn></mroot>",
            MathFence fence =>
                $"<mrow><mo form=\"prefix\" stretchy=\"true\">{fence.Open}</mo>{Print(fence.Body)}<mo form=\"postfix\" "
                    + $"stretchy=\"true\">{fence.Close}</mo></mrow>",
            MathPieces pieces =>
                $"<mrow><mo form=\"prefix\" stretchy=\"true\">{{</mo><mtable "
                    + $"class=\"pieces\">{string.Concat(pieces.Rows.Select(Piece))}</mtable></mrow>",
            _ => throw new InvalidOperationException($"unprintable layout {layout.GetType().Name}"),
        };
    }

    private static string Piece((MathLayout Value, MathLayout? Condition) row) =>
        $"<mtr><mtd>{Print(row.Value)}</mtd>"
        + $"<mtd>{(row.Condition is null ? "<mtext>otherwise</mtext>" : "<mtext>if&#xA0;</mtext>" + Print(row.Condition))}</mtd></mtr>";

    private static string Escape(string sign) => sign switch
    {
        "<" => "&lt;",
        ">" => "&gt;",
        _ => sign,
    };
}
