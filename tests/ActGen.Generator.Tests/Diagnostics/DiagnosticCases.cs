namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>A declaration with a mistake; « and » mark what is highlighted.</summary>
public sealed record DiagnosticCase(string Id, string Source, string Message)
{
    public override string ToString() => $"{Id} {Source.ReplaceLineEndings(" ")}";
}

/// <summary>Each diagnostic at least once.</summary>
internal static class DiagnosticCases
{
    private const string A = " partial struct A;";

    /// <summary>Those that leave a part that compiles, so that they are the only error.</summary>
    public static readonly DiagnosticCase[] WithPart =
    [
        new("ACT0002", "[Activation(\"x +« »\")]" + A, "Syntax error in formula: Expected expression"),
        new("ACT0002", "[Activation(«\"\"»)]" + A, "Syntax error in formula: the formula is empty"),
        new("ACT0002", "[Activation(\"2«x»\")]" + A, "Syntax error in formula: Unexpected token 'x'; to multiply write *"),
        new("ACT0002", "[Activation(\"x «·» 2\")]" + A, "Syntax error in formula: write x * 2"),
        new("ACT0002", "[Activation(\"x «−» 1\")]" + A, "Syntax error in formula: write x - 1"),
        new("ACT0002", "[Activation(\"«i»f (x > 0) x else 0\")]" + A, "Syntax error in formula: write x > 0 ? x : 0"),
        new("ACT0002", "[Activation(\"x + «😀»\")]" + A, "Syntax error in formula: '😀' is no sign that formulas have"),
        new("ACT0009", "[Activation(\"«clamp(x, 1, -1)»\")]" + A, "Formulas have no 'clamp(x, 1, -1)': the lower bound 1 is above the upper bound -1, so nothing lies between them"),
        new("ACT0009", "[Activation(\"x * «np.pi»\")]" + A, "Formulas have no 'np.pi': call the function by its own name, as in exp(x)"),
        new("ACT0012", "[Activation(\"x\")] partial struct «Gradient»;", "'Gradient' cannot be a name here: a member of that name is added to the type"),
        new("ACT0012", "[Activation(\"x\")] [Learnable(«\"a\\u200b\"», 1)]" + A, "'a?' cannot be a name here: a name is letters, digits and _, and begins with no digit"),
        new("ACT0023", "[«Learnable(\"a\", 1)»]" + A, "'A' has no formula: [Learnable] alone makes no activation: add [Activation(\"...\")] or [Mix(...)]"),
        new("ACT0023", "[«Piece(\"x > 0\", \"x\")»] [Learnable(\"a\", 1)]" + A, "'A' has no formula: [Piece] alone makes no activation: add [Activation]"),
        new("ACT0039", "[Activation(\"x\")] partial struct «A» { public static float Evaluate(float x) => x; }", "'A' has a member 'Evaluate' already, which is to be added: rename or remove it"),
        new("ACT0003", "[Activation(\"x * «alhpa»\")] [Learnable(\"alpha\", 1)]" + A, "The name 'alhpa' does not exist in this formula; did you mean 'alpha'?"),
        new("ACT0003", "[Activation(\"x * «zzz»\")]" + A, "The name 'zzz' does not exist in this formula; the input is x, and [Learnable(\"zzz\", 1)] declares a parameter to learn"),
        new("ACT0003", "[Activation(\"a * «zzz»\", Inputs = \"a, b\")]" + A, "The name 'zzz' does not exist in this formula; the inputs are a, b, and [Learnable(\"zzz\", 1)] declares a parameter to learn"),
        new("ACT0003", "[Activation(\"«α» * x\")] [Learnable(\"alpha\", 1)]" + A, "The name 'α' does not exist in this formula; did you mean 'alpha'?"),
        new("ACT0003", "[Activation(\"«tanh» * x\")]" + A, "The name 'tanh' does not exist in this formula; to call the function write tanh(...)"),
        new("ACT0003", "[Activation(\"v\")] [Let(\"v\", \"«u» + x\")] [Let(\"u\", \"x\")]" + A, "The name 'u' does not exist in this formula; its [Let] stands further below"),
        new("ACT0003", "[Activation(\"x\")] [Derivative(«\"alpha\"», \"x\")]" + A, "The name 'alpha' does not exist in this formula"),
        new("ACT0004", "[Activation(\"1 + «sigmoyd»(x)\")]" + A, "The function or activation 'sigmoyd' does not exist in this scope; did you mean 'sigmoid'?"),
        new("ACT0004", "[Activation(\"«Rellu»(x)\")]" + A + " [Activation(\"x\")] partial struct ReGlu; [Activation(\"x\")] partial struct Relu;", "The function or activation 'Rellu' does not exist in this scope; did you mean 'Relu'?"),
        new("ACT0004", "[Activation(\"«Reelu»(x)\")]" + A + " [Activation(\"x\")] partial struct Relu;", "The function or activation 'Reelu' does not exist in this scope; did you mean 'Relu'?"),
        new("ACT0004", "[Activation(\"1 + «gelu»(x)\")]" + A + " [Activation(\"x * erf(x)\")] partial struct Gelu;", "The function or activation 'gelu' does not exist in this scope; did you mean 'Gelu'?"),
        new("ACT0004", "[Activation(\"«leaky_relu»(x)\")]" + A + " [Activation(\"max(x, 0.1 * x)\")] partial struct LeakyRelu;", "The function or activation 'leaky_relu' does not exist in this scope; did you mean 'LeakyRelu'?"),
        new("ACT0004", "[Activation(\"1 + «softmax(2 * x)»\")]" + A, "The function or activation 'softmax' does not exist in this scope; write (exp((2 * x)) / rowsum(exp((2 * x))))"),
        new("ACT0004", "[Activation(\"«where(x > 0, x, 0)»\")]" + A, "The function or activation 'where' does not exist in this scope; write (x > 0) ? x : 0"),
        new("ACT0004", "[Activation(\"«ln»(1 + sq(x))\")]" + A, "The function or activation 'ln' does not exist in this scope; did you mean 'log'?"),
        new("ACT0004", "[Activation(\"«x»(x + 1)\")]" + A, "The function or activation 'x' does not exist in this scope; to multiply write x * (...)"),
        new("ACT0005", "[Activation(\"«max(x)»\")]" + A, "max takes 2 arguments, not 1: write rowmax(x)"),
        new("ACT0005", "[Activation(\"1 + «heaviside(x)»\")]" + A, "heaviside takes 2 arguments, not 1: write step(x)"),
        new("ACT0005", "[Activation(\"x / «sum(x)»\")]" + A, "sum takes 4 arguments, not 1: write rowsum(x)"),
        new("ACT0005", "[Activation(\"x + «exp(x, 2)»\")]" + A, "exp takes 1 argument, not 2"),
        new("ACT0006", "[Activation(\"1 + «(x > 0)»\")]" + A, "'(x > 0)' is a condition; to use it as a number write '(x > 0) ? 1 : 0'"),
        new("ACT0007", "[Activation(\"«x» ? 1 : 0\")]" + A, "'x' is a number; compare it with another one, as in 'x > 0'"),
        new("ACT0007", "[Activation] [Piece(\"«x»\", \"1\")]" + A, "'x' is a number; compare it with another one, as in 'x > 0'"),
        new("ACT0008", "[Activation(\"x «^» 2\")]" + A, "'^' is not exponentiation: write sq(x) or pow(x, 2)"),
        new("ACT0008", "[Activation(\"(x + 1) «^» 3\")]" + A, "'^' is not exponentiation: write pow((x + 1), 3)"),
        new("ACT0009", "[Activation(\"x «%» 2\")]" + A, "Formulas have no '%': write u - v * floor(u / v)"),
        new("ACT0009", "[Activation(\"«Math.Exp(x)»\")]" + A, "Formulas have no 'Math.Exp(x)': call the function by its own name, as in exp(x)"),
        new("ACT0009", "[Activation(\"x *«*» 2\")]" + A, "Formulas have no '*': to square write sq(x), for other powers pow(x, n)"),
        new("ACT0009", "[Activation(\"«2(x + 1)»\")]" + A, "Formulas have no '2(x + 1)': to multiply write *"),
        new("ACT0009", "[Activation(\"«(x - 1)(x + 1)»\")]" + A, "Formulas have no '(x - 1)(x + 1)': to multiply write *"),
        new("ACT0009", "[Activation(\"«0 < x <= 1» ? x : 0\")]" + A, "Formulas have no '0 < x <= 1': write 0 < x && x <= 1"),
        new("ACT0009", "[Activation(\"x + «'\\u0000'»\")]" + A, "Formulas have no ''?'': they have numbers, names, calls, + - * /, comparisons, && || ! and c ? a : b"),
        new("ACT0009", "[Activation(\"x «/» 0\")]" + A, "Formulas have no 'division by the number 0': it has no value"),
        new("ACT0011", "[Activation(\"x * a\")] [Learnable(\"a\", 1)] [Learnable(«\"a\"», 2)]" + A, "'a' is already the name of a [Learnable]: choose another name"),
        new("ACT0011", "[Activation(\"x\")] [Learnable(«\"X\"», 1)]" + A, "'X' is already the name of an input: choose another name"),
        new("ACT0011", "[Activation(\"x\")] [Let(«\"exp\"», \"1\")]" + A, "'exp' is already the name of a function: choose another name"),
        new("ACT0011", "[Activation(\"x\", Inputs = «\"x, pi\"»)]" + A, "'pi' is already the name of a constant: choose another name"),
        new("ACT0012", "[Activation(\"x\")] [Learnable(«\"in\"», 1)]" + A, "'in' cannot be a name here: it is a keyword of C#"),
        new("ACT0012", "[Activation(\"x\")] [Learnable(«\"2a\"», 1)]" + A, "'2a' cannot be a name here: a name is letters, digits and _, and begins with no digit"),
        new("ACT0012", "[Activation(\"x\")] [Learnable(«\"dy\"», 1)]" + A, "'dy' cannot be a name here: generated members need it for something else"),
        new("ACT0012", "[Activation(\"x\")] [Learnable(\"a\", 1)] [Learnable(«\"da\"», 1)]" + A, "'da' cannot be a name here: the gradient of 'a' has that name"),
        new("ACT0013", "[Activation] [Piece(\"x < 0\", \"0\")] [Piece(«\"x > 0\"», \"x\")]" + A, "No piece holds for x == 0: add one, or end with a piece \"otherwise\""),
        new("ACT0014", "[Activation(\"«A»(x)\")]" + A, "An activation cannot be made of itself: A -> A"),
        new("ACT0015", "[Mix(typeof(B), «typeof(string)»)]" + A + " [Activation(\"x\")] partial struct B;", "'String' is not an activation: give it an [Activation] or [Mix] attribute, or name another type"),
        new("ACT0015", "[Activation(\"«String»(x)\")]" + A, "'String' is not an activation: give it an [Activation] or [Mix] attribute, or name another type"),
        new("ACT0016", "[Activation(\"x * a\")] [Learnable(\"a\", «\"normal(0)\"»)]" + A, "'normal(0)' is not a valid initial value: write it as normal(mean, deviation), with two numbers"),
        new("ACT0016", "[Activation(\"x * a\")] [Learnable(\"a\", «\"guess\"»)]" + A, "'guess' is not a valid initial value: write a number, normal(mean, deviation), uniform(low, high), linspace(first, last)"),
        new("ACT0016", "[Activation(\"x * a\")] [Learnable(\"a\", «double.NaN»)]" + A, "'NaN' is not a valid initial value: write a number, normal(mean, deviation), uniform(low, high), linspace(first, last)"),
        new("ACT0017", "[Activation(\"x * a\")] [Learnable(\"a\", 1, Min = «2», Max = 1)]" + A, "The bounds of 'a' do not fit: Min 2 is above Max 1"),
        new("ACT0017", "[Activation(\"x * a\")] [Learnable(\"a\", «3», Max = 1)]" + A, "The bounds of 'a' do not fit: the initial value 3 is above the largest value 1"),
        new("ACT0020", "[Activation(\"«" + new string('(', 300) + "x" + new string(')', 300) + "»\")]" + A,
            "This is too large: 300 nested parentheses (at most 250 are read)"),
        new("ACT0022", "[Activation(\"x\", \"-x\")] [Derivative(«\"x\"», \"1\")]" + A, "The derivative of 'x' is ambiguous: there are 2 outputs: say of which, from Output = 0 to Output = 1"),
        new("ACT0022", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(«\"a\"», \"x\")]" + A,
            "The derivative of 'a' is ambiguous: it holds 2 values: write \"a[0]\" to \"a[1]\", or \"a[i]\" and use i in the formula"),
        new("ACT0003", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\"a[i]\", \"x * «k»\")]" + A, "The name 'k' does not exist in this formula; the input is x, and [Learnable(\"k\", 1)] declares a parameter to learn"),
        new("ACT0003", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(«\"b[i]\"», \"x\")]" + A, "The name 'b' does not exist in this formula"),
        new("ACT0011", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\"a[1]\", \"x\")] [Derivative(«\"a[i]\"», \"i\")]" + A, "'a[i]' is already the name of a [Derivative]: choose another name"),
        new("ACT0027", "[Activation(\"x\", \"-x\")] [Derivative(\"x\", \"1\", Output = «2»)]" + A, "Output = 2 is invalid: the outputs are 0 to 1"),
        new("ACT0027", "[Activation(\"x\")] [Derivative(\"x\", \"1\", Output = «-1»)]" + A, "Output = -1 is invalid: there is one output, 0"),
        new("ACT0028", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(«\"a[2]\"», \"x\")]" + A, "'a' has the elements 0 to 1, not 2"),
        new("ACT0028", "[Activation(\"x * a\")] [Learnable(\"a\", 1)] [Derivative(«\"a[0]\"», \"x\")]" + A, "'a' is one value: leave out the index, or give its [Learnable] a Count"),
        new("ACT0023", "[«Activation»]" + A, "'A' has no formula: pass one to [Activation], or add [Piece] attributes"),
        new("ACT0023", "[«Mix»]" + A, "'A' has no formula: name the activations to combine in [Mix]"),
        new("ACT0024", "[Activation(\"x\")] [«Piece(\"otherwise\", \"x\")»]" + A, "'A' is defined twice, by a formula and by [Piece]: keep one of them"),
        new("ACT0024", "[Activation(\"x\")] [«Mix(typeof(B))»]" + A + " [Activation(\"x\")] partial struct B;", "'A' is defined twice, by [Activation] and by [Mix]: keep one of them"),
        new("ACT0026", "[Activation(\"«B»(x, 1)\")]" + A + " [Activation(\"x\")] partial struct B;", "'B' cannot be used here: it takes 1 argument, not 2"),
        new("ACT0026", "[Mix(«typeof(B)»)]" + A + " [Activation(\"step(x)\")] [Derivative(\"x\", \"1\")] partial struct B;", "'B' cannot be used here: it has a [Derivative] of its own, which would be lost"),
        new("ACT0027", "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp, DomainMargin = «0»)]" + A, "DomainMargin = 0 is invalid: give a number above 0"),
        new("ACT0027", "[Activation(\"x * a[0]\")] [Learnable(\"a\", 1, Count = «0»)]" + A, "Count = 0 is invalid: give a number from 1 to 1000"),
        new("ACT0028", "[Activation(\"x * «a»\")] [Learnable(\"a\", 1, Count = 3)]" + A, "'a' holds 3 values: write a[0] to a[2]"),
        new("ACT0028", "[Activation(\"x * «a[3]»\")] [Learnable(\"a\", 1, Count = 3)]" + A, "'a' has the elements 0 to 2, not 3"),
        new("ACT0028", "[Activation(\"x * «a[0]»\")] [Learnable(\"a\", 1)]" + A, "'a' is one value: leave out the index, or give its [Learnable] a Count"),
    ];

    /// <summary>Warnings.</summary>
    public static readonly DiagnosticCase[] Warnings =
    [
        new("ACT0010", "[Activation(\"x\")] [Learnable(«\"alpha\"», 1)]" + A, "No formula uses the learnable 'alpha': use it or remove it"),
        new("ACT0018", "[Activation(\"1 + «log(x)»\")]" + A, "log receives x, which is <= 0 for x <= 0: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0018", "[Activation(\"u\")] [Let(\"u\", \"«log(1 - x * x)»\")]" + A, "log receives 1 - sq(x), which is <= 0 for example at x = -1: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0018", "[Activation(\"x / «(x - 1)»\")]" + A, "division by x - 1, which is 0 for x = 1: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0018", "[Activation(\"x / k\")] [Let(\"k\", \"1 + 2 / «a»\")] [Learnable(\"a\", 1, Min = 0)]" + A, "division by a, which is 0 for a = 0: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0018", "[Activation(\"1 + «pow(x - 2, -2)»\")]" + A, "division by x - 2, which is 0 for x = 2: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0018", "[Activation(\"x * «asin(2 * x)»\")]" + A, "asin receives 2 * x, which is < -1 for x < -0.5, and > 1 for x > 0.5: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        new("ACT0019", "[Activation(\"step(x)\")] partial struct «A»;", "The derivative of 'A' in x is 0 everywhere, so nothing before it learns: give a surrogate with [Derivative]"),
        new("ACT0029", "[Activation] [Piece(\"x > 0\", \"x\")] [Piece(«\"x > 1\"», \"1\")] [Piece(\"otherwise\", \"0\")]" + A, "This piece is never reached: the pieces above it hold wherever it does; remove it, or move it up"),
        new("ACT0029", "[Activation] [Piece(«\"a < 0\"», \"x\")] [Piece(\"a >= 0\", \"a * x\")] [Learnable(\"a\", 1, Min = 0)]" + A, "This piece is never reached: the bounds of the learnables leave no value for which it holds; remove it, or widen them"),
    ];

    /// <summary>Those about a type to which no part can be added.</summary>
    public static readonly DiagnosticCase[] WithoutPart =
    [
        new("ACT0001", "[Activation(\"x\")] struct «A»;", "Declare 'A' partial, so that the generator can add the members of 'A'"),
        new("ACT0001", "class Outer { [Activation(\"x\")] partial struct «A»; }", "Declare 'Outer' partial, so that the generator can add the members of 'A'"),
        new("ACT0021", "[Activation(\"x\")] partial struct «A»<T>;", "An activation is a struct, class or record that is not generic, static or local to a file: A is generic"),
        new("ACT0021", "partial class G<T> { [Activation(\"x\")] partial struct «A»; }", "An activation is a struct, class or record that is not generic, static or local to a file: G is generic"),
        new("ACT0021", "[Activation(\"x\")] static partial class «A»;", "An activation is a struct, class or record that is not generic, static or local to a file: A is static"),
        new("ACT0021", "[Activation(\"x\")] file partial struct «A»;", "An activation is a struct, class or record that is not generic, static or local to a file: A is local to its file"),
        new("ACT0021", "[Activation(\"x\")] ref partial struct «A»;", "An activation is a struct, class or record that is not generic, static or local to a file: A is a ref struct"),
    ];
}
