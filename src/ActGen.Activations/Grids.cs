namespace ActGen.Activations;

// Bumps and splines on a fixed grid, with a learned height for each.

/// <summary>
/// The kernel activation function: 20 Gaussian bumps at fixed places between -3 and 3, with heights learned for each neuron.
/// </summary>
/// <remarks>
/// Scardapane, Van Vaerenbergh, Totaro and Uncini 2019, "Kafnets". The width is that of the authors' code, a standard deviation of twice
/// the spacing: exp(-(x - d)² / (8 spacing²)); the paper prints 6 in place of 8. Heights start normally distributed with deviation 0.3,
/// as in the code. Outside the grid the function and its gradients go to 0: keep inputs normalized, or add a line.
/// </remarks>
[Activation("sum(i, 0, 19, height[i] * exp(-sq((x + 3 - spacing * i) / width)))")]
[Let("spacing", "6 / 19")]
[Let("width", "sqrt(8) * spacing")]
[Learnable("height", "normal(0, 0.3)", Count = 20, Per = Per.Neuron)]
public readonly partial struct Kaf;

/// <summary>
/// A cubic spline on 5 intervals between -1 and 1 with a smooth base: weight silu(x) + sum of c B(x), B the cubic B-splines. Coefficients
/// and weight are learned for each neuron.
/// </summary>
/// <remarks>
/// Liu et al. 2024, "KAN: Kolmogorov-Arnold Networks", with its degree 3 and grid of 5 on [-1, 1]; there each edge has such a function,
/// here each neuron, and the weight of the spline is one with its coefficients. The coefficients start normally distributed with deviation
/// 0.1. A B-spline is (relu(2 - |t|)³ - 4 relu(1 - |t|)³) / 6 at distance t from its center, in intervals. From 1.8 on, the base alone is
/// left.
/// </remarks>
[Activation("weight * Silu(x) + sum(i, 0, 7, c[i] * (pow(relu(2 - abs(u - i)), 3) - 4 * pow(relu(1 - abs(u - i)), 3)) / 6)")]
[Let("u", "2.5 * x + 3.5")]
[Learnable("weight", 1, Per = Per.Neuron)]
[Learnable("c", "normal(0, 0.1)", Count = 8, Per = Per.Neuron)]
public readonly partial struct KanSpline;
