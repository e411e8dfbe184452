namespace ActGen.Activations;

// Polynomials and quotients of polynomials with learned coefficients.

/// <summary>x and a learned polynomial of degree 3, whose coefficients start at 0; one polynomial for the layer.</summary>
/// <remarks>
/// It starts as the identity. The powers of x overflow from |x| = 7e12 on, and grow without bound long before: keep inputs normalized.
/// </remarks>
[Activation("x + sum(k, 0, 3, c[k] * pow(x, k))")]
[Learnable("c", 0, Count = 4)]
public readonly partial struct Polynomial;

/// <summary>
/// The Padé activation unit, a polynomial of degree 5 over one of degree 4, in version A: the denominator is 1 plus the magnitudes of all
/// its terms, so that it has no pole. Ten coefficients are learned for the layer.
/// </summary>
/// <remarks>
/// Molina, Schramowski and Kersting 2020, "Padé Activation Units"; version A of rational_activations. The coefficients start at a
/// published fit to <see cref="LeakyRelu"/>, within 0.03 of it between -3 and 3. Beyond |x| = 1 it is computed in t = 1 / x, so that no
/// power overflows. Coefficients can grow without bound: learn them slowly, or with decay.
/// </remarks>
[Activation]
[Piece("abs(x) <= 1",
    "(a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5)))))"
    + " / (1 + abs(x) * (abs(b1) + abs(x) * (abs(b2) + abs(x) * (abs(b3) + abs(x) * abs(b4)))))")]
[Piece("otherwise",
    "x * (a5 + t * (a4 + t * (a3 + t * (a2 + t * (a1 + t * a0)))))"
    + " / (abs(b4) + abs(t) * (abs(b3) + abs(t) * (abs(b2) + abs(t) * (abs(b1) + abs(t)))))")]
[Let("t", "1 / x")]
[Learnable("a0", 0.02996348)]
[Learnable("a1", 0.61690165)]
[Learnable("a2", 2.37539147)]
[Learnable("a3", 3.06608078)]
[Learnable("a4", 1.52474449)]
[Learnable("a5", 0.25281987)]
[Learnable("b1", 1.19160814)]
[Learnable("b2", 4.40811795)]
[Learnable("b3", 0.91111034)]
[Learnable("b4", 0.34885983)]
public readonly partial struct PadeA;

/// <summary>The Padé activation unit in version B: the denominator is 1 plus the magnitude of the sum of its terms.</summary>
/// <remarks>
/// The form of the paper, see <see cref="PadeA"/>, and of rational_activations' version B. It has a kink where the sum is 0, at x = 0 among
/// other places. It starts at the same coefficients, within 0.04 of <see cref="LeakyRelu"/> between -3 and 3.
/// </remarks>
[Activation]
[Piece("abs(x) <= 1",
    "(a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5)))))"
    + " / (1 + abs(x * (b1 + x * (b2 + x * (b3 + x * b4)))))")]
[Piece("otherwise",
    "x * (a5 + t * (a4 + t * (a3 + t * (a2 + t * (a1 + t * a0)))))"
    + " / (sq(sq(t)) + abs(b4 + t * (b3 + t * (b2 + t * b1))))")]
[Let("t", "1 / x")]
[Learnable("a0", 0.02996348)]
[Learnable("a1", 0.61690165)]
[Learnable("a2", 2.37539147)]
[Learnable("a3", 3.06608078)]
[Learnable("a4", 1.52474449)]
[Learnable("a5", 0.25281987)]
[Learnable("b1", 1.19160814)]
[Learnable("b2", 4.40811795)]
[Learnable("b3", 0.91111034)]
[Learnable("b4", 0.34885983)]
public readonly partial struct PadeB;
