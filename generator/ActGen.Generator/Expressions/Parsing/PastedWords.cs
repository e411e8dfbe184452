using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActGen.Generator.Expressions;

/// <summary>Words and brackets of LaTeX, Python, MATLAB, R and spreadsheets, and what they are in a formula.</summary>
internal static class PastedWords
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    // Braces within braces are read from the inside.
    private const int MostPasses = 6;

    private static readonly string OneArgument =
        string.Join("|", FunctionTable.Public.Where(f => f.Arity == 1).Select(f => f.Name).OrderByDescending(n => n.Length));

    private const string Name = @"(?<n>[\p{L}_]\w*)";

    // What stands in parentheses, with others inside.
    private const string Inner = @"(?:[^()]|\((?:[^()]|\([^()]*\))*\))+?";

    private const string Sentence = @"(if|else|then|otherwise|when|where|and|or|not|is|as|in|for|from|to|of|the|an|this|return|def|lambda"
        + @"|let|new|with|mod|div|while)\b";

    // In the order in which they are tried: what is LaTeX, then choices as long as there are any, then the rest.
    private static readonly (Regex From, string To)[] Latex =
    {
        Row(@"\\\{", "("),
        Row(@"\\\}", ")"),
        Row(@"\\(left|right|,|;|!|quad\b|big\b|Big\b)", ""),
        Row(@"\\(cdot|times)\b", "*"),
        Row(@"\\leq?\b", "<="),
        Row(@"\\geq?\b", ">="),
        Row(@"\\neq?\b", "!="),
        Row(@"\\(land|wedge)\b", "&&"),
        Row(@"\\(lor|vee)\b", "||"),
        Row(@"\\infty\b", "1e38"),
        Row(@"\\(mathrm|text|operatorname|mathit)\{(?<u>\w+)\}", "${u}"),
        Row(@"\\sigma\s*(?=\()", "sigmoid"),
        Row(@"\\ln\b", "log"),
        Row(@"\\(?!frac\b|sqrt\b)(?<w>[A-Za-z]+)", "${w}"),
        Row(@"\be\s*\^\s*\{(?<u>[^{}]*)\}", "exp(${u})"),
        Row(@"\^\s*\{(?<u>[^{}]*)\}", "^(${u})"),
        Row(@"_\{(?<u>\w+)\}", "_${u}"),
        Row(@"\\sqrt\s*\[\s*3\s*\]\s*\{(?<u>[^{}]*)\}", "cbrt(${u})"),
        Row(@"\\sqrt\s*\[(?<n>[^\]]*)\]\s*\{(?<u>[^{}]*)\}", "pow(${u}, 1 / (${n}))"),
        Row(@"\\sqrt\s*\{(?<u>[^{}]*)\}", "sqrt(${u})"),
        Row(@"\\frac\s*\{(?<u>[^{}]*)\}\s*\{(?<v>[^{}]*)\}", "((${u}) / (${v}))"),
    };

    private static readonly (Regex From, string To)[] Choices =
    {
        Row(@"^\s*(?i:if)\s*\((?<c>[^,;()]+)[,;]\s*(?<a>.+)[,;]\s*(?<b>[^,;]+)\)\s*$", "${c} ? ${a} : ${b}"),
        Row($@"(?<=^\s*|:\s*)if\s*\((?<c>{Inner})\)\s*\{{\s*(return\s+)?(?<a>[^{{}};]+?)\s*;?\s*\}}\s*else\s+(?=if\b)", "${c} ? ${a} : "),
        Row($@"(?<=^\s*|:\s*)if\s*\((?<c>{Inner})\)\s*\{{\s*(return\s+)?(?<a>[^{{}};]+?)\s*;?\s*\}}\s*(else\s*)?"
            + @"(\{|return\b)\s*(return\s+)?(?<b>[^{};]+?)\s*;?\s*\}?\s*$", "${c} ? ${a} : ${b}"),
        Row($@"(?<=^\s*|:\s*)if\s*\((?<c>{Inner})\)\s*(return\s+)?(?<a>[^{{}}]+?)\s*;?\s*"
            + @"else\s+(return\s+)?(?<b>[^{}]+?)\s*;?\s*$", "${c} ? ${a} : ${b}"),
        Row(@"^\s*if\s+(?<c>.+?)\s+then\s+(?<a>.+?)\s+else\s+(?<b>.+?)\s*$", "${c} ? ${a} : ${b}"),
        Row(@"^\s*if\s+(?<c>[^:]+?)\s*:\s*(?<a>.+?)\s+else\s*:?\s*(?<b>.+?)\s*$", "${c} ? ${a} : ${b}"),
        Row(@"^\s*(?<a>.*?[^:\s])\s+if\s+(?<c>.+?)\s+else\s+(?<b>.+?)\s*$", "${c} ? ${a} : ${b}"),
        Row(@"\((?<c>[^()]*)\)\s*\.(float|double|int|astype|to|type_as)\([^()]*\)", "(${c} ? 1 : 0)"),
    };

    private static readonly (Regex From, string To)[] Rows =
    {
        // Functions, and what stands around a formula.
        Row(@"^\s*\$\$?(?<a>[^$]+?)\$?\$\s*$", "${a}"),
        Row(@"^\s*`(?<a>[^`]+)`\s*$", "${a}"),
        Row(@"\s*#(?=\s|\p{L})[^\n]*", ""),
        Row(@"^\s*lambda\s+\w+\s*:\s*(?<a>.+)$", "${a}"),
        Row(@"^\s*def\s+\w+\s*\([^()]*\)\s*:\s*(return\s+)?(?<a>.+)$", "${a}"),
        Row(@"^\s*(return|f\s*\(\s*x\s*\)\s*=|y\s*=)\s*(?<a>[^=].*?);?\s*$", "${a}"),
        Row(@"(?<=[A-Za-z_]\w*)(?<!\\(frac|sqrt))\{(?<u>[^{}]*)\}", "(${u})"),
        Row($@"\b(?<f>{OneArgument})\s+(?<u>[A-Za-z_]\w*|\d[\d.]*)(?!\w|\s*\()", "${f}(${u})"),
        Row(@"\b(int|long)\s*\((?<u>[^()]*)\)", "(sign(${u}) * floor(abs(${u})))"),
        Row(@"\b(float|double)\s*(?=\()", ""),
        Row(@"\bgelu\s*\((?<u>[^(),]+),\s*approximate\s*=\s*['""]tanh['""]\s*\)",
            "(${u}) / 2 * (1 + tanh(sqrt(2 / pi) * ((${u}) + 0.044715 * pow(${u}, 3))))"),
        Row(@";\s*$", ""),
        Row(@";(?=[^()]*\))", ","),

        // Operators.
        Row(@"\s+and\s+", " && "),
        Row(@"\s+or\s+", " || "),
        Row(@"\bnot\s+(?<c>[^?&|()]+?)(?=\s*([?&|)]|$))", "!(${c})"),
        Row(@"\bnot\s+", "!"),
        Row(@"(?<a>\w+)\s+mod\s+(?<b>[\w.]+)", "(${a} - ${b} * floor(${a} / ${b}))"),
        Row(@"<>|~=", "!="),
        Row("=<", "<="),
        Row(@"\.(?=[*/])", ""),
        Row(@"(?<=\d)\.(?=[^\w.*/^]|$)", ""),

        // Products without a sign: 2x, (x + 1)(x - 1), alpha x; words of a sentence are none.
        Row(@"(?<![\w.])(?<n>\d*\.?\d+)\s*(?![eExX][+-]?\d|[fFdDmM]\b)(?=[\p{L}_(])", "${n} * "),
        Row(@"\)\s*(?=[\w(])", ") * "),
        Row($@"(?<![\w.\\])(?!{Sentence}){Name}\s+(?!{Sentence})(?=[\p{{L}}_])", "${n} * "),
    };

    // Delimiters of LaTeX, which are read before bars are.
    private static readonly (Regex From, string To)[] Delimiters =
    {
        Row(@"^\s*\\[\[(](?<a>.+)\\[\])]\s*$", "${a}"),
        Row(@"\\(left|right|[bB]igg?[lrm]?)(?![A-Za-z])", ""),
        Row(@"\\([lr]?Vert\b|\|)", "||"),
        Row(@"\\([lr]?vert|mid)\b", "|"),
        Row(@"\\lfloor\b", "\u230a"),
        Row(@"\\rfloor\b", "\u230b"),
        Row(@"\\lceil\b", "\u2308"),
        Row(@"\\rceil\b", "\u2309"),
    };

    /// <summary>The text with the bars and brackets that LaTeX has words for.</summary>
    public static string WithBars(string text) => Applied(Delimiters, text);

    /// <summary>The text with the words of the table put right.</summary>
    public static string PutRight(string text) => Repeated(text, t => Applied(Rows, Repeated(Applied(Latex, t), c => Applied(Choices, c))));

    private static string Applied((Regex From, string To)[] rows, string text) =>
        rows.Aggregate(text, (t, row) => row.From.Replace(t, row.To));

    private static string Repeated(string text, Func<string, string> step)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = step(text);
            if (next == text)
            {
                break;
            }

            text = next;
        }

        return text;
    }

    private static (Regex From, string To) Row(string from, string to) => (new(from, Plain), to);
}
