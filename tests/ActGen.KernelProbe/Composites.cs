// Drawn once by a seeded program: sums, products and compositions of 2 to 8 functions that cost something.
#pragma warning disable ACT0018, ACT0031, ACT0032, ACT0033, ACT0034, ACT0037

namespace ActGen.KernelProbe;

[Activation("(tanh(b * x + a) + log1p(abs(x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite1;

[Activation("((softplus(2 * x) + expm1(min(b * x + a, 3))) - b * sin(b * x + a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite2;

[Activation("exp(-abs(x + 0.5)) * (log(1 + sq(x - b)) + pow(1 + abs(2 * x), a) * expm1(min(x, 3)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite3;

[Activation("x * (asinh(x - b) + sigmoid(0.25 * x)) * (asinh(a * x) + sin(x + 0.5)) * sigmoid(0.25 * x)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite4;

[Activation("sigmoid((exp(-abs(0.25 * x)) * sin(b * x + a) + expm1(min(x + 0.5, 3)) * log1p(abs(x - b)))) * (sin(x) + tanh(x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite5;

[Activation("x * pow(1 + abs(x), a) * x * sin(cos(2 * x)) * (softplus(0.25 * x) * sigmoid(x) + log1p(abs(0.25 * x))) * erf(2 * x) * "
    + "asinh(x + 0.5) + b")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite6;

[Activation("x * softplus(x - b) * (x * log1p(abs(2 * x)) * sigmoid((x * exp(-sq(b * x + a)) * exp(-sq(b * x + a)) + sigmoid(x) * erf(x + "
    + "0.5))) * cos(0.25 * x) - b * log1p(abs(a * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite7;

[Activation("a * ((asinh(0.25 * x) + exp(-sq(0.25 * x))) + b)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite8;

[Activation("a * ((atan(x + 0.5) - b * exp(-sq(0.25 * x)) * expm1(min(x, 3))))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite9;

[Activation("x * (softplus(b * x + a) + sigmoid(b * x + a)) * log1p(abs(b * x + a)) * erf(2 * x)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite10;

[Activation("tanh((tanh(tanh(2 * x)) * (sigmoid(x + 0.5) - b * tanh(b * x + a)) + sigmoid(x))) * atan(b * x + a)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite11;

[Activation("(x * asinh(2 * x) * asinh(0.25 * x) * expm1(min(x, 3)) * erf(a * x) - b * asinh(x + 0.5) * sin(x + 0.5))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite12;

[Activation("(x * log1p(abs(a * x)) * exp(-abs(x)) * pow(1 + abs(x), a) - b * ((atan(x - b) - b * asinh(2 * x)) - b * softplus(a * x) * "
    + "asinh(2 * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite13;

[Activation("((sin(x + 0.5) - b * cos(a * x) * log1p(abs(2 * x)) * (atan(0.25 * x) * cos(a * x) + log(1 + sq(b * x + a)))) + (log(1 + "
    + "sq(0.25 * x)) - b * sin(x - b)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite14;

[Activation("(softplus(a * x) - b * cos(2 * x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite15;

[Activation("(x * pow(1 + abs(2 * x), a) * log(1 + sq(2 * x)) - b * erf(2 * x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite16;

[Activation("(softplus(x + 0.5) - b * pow(1 + abs(x), a) * x * exp(-sq(x)) * log(1 + sq(x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite17;

[Activation("(atan(erf(a * x)) * x * cos(b * x + a) * sigmoid(0.25 * x) - b * x * asinh(x - b) * log1p(abs(x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite18;

[Activation("sigmoid(atan(a * x)) * cos(a * x) * asinh(a * x) * x * (softplus(x + 0.5) - b * asinh(x + 0.5)) * exp(-sq(x + 0.5))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite19;

[Activation("x * atan((sin(b * x + a) + log1p(abs(2 * x)))) * exp(-sq(a * x)) * x * sin(a * x) * tanh(tanh(x - b)) * tanh(x + 0.5) * "
    + "cos(b * x + a)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite20;

[Activation("((x * erf(x) * x * cos(a * x) * expm1(min(x, 3)) - b * sin(x + 0.5)) - b * x * log(1 + sq(0.25 * x)) * sin(a * x) * "
    + "softplus(x - b)) * exp(-abs(x + 0.5))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite21;

[Activation("a * (exp(-sq(0.25 * x)) * sin(2 * x) + b)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite22;

[Activation("(exp(-abs(b * x + a)) + x * cos(0.25 * x) * asinh(2 * x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite23;

[Activation("(log(1 + sq(b * x + a)) + (softplus(b * x + a) + log(1 + sq(x))) * pow(1 + abs(x), a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite24;

[Activation("log(1 + sq(x + 0.5)) * x * x * erf(x) * (log1p(abs(x)) + asinh(b * x + a)) * tanh(0.25 * x)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite25;

[Activation("(x * softplus(x - b) * exp(-sq(x - b)) * (asinh(b * x + a) - b * cos(2 * x)) * exp(-sq(x - b)) - b * cos(x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite26;

[Activation("(x * expm1(min(x, 3)) * expm1(min(b * x + a, 3)) * erf(0.25 * x) + softplus(0.25 * x) * pow(1 + abs(2 * x), a) * (sin(2 * x) "
    + "+ tanh(2 * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite27;

[Activation("x * tanh((expm1(min(x - b, 3)) + erf(b * x + a) * sigmoid(b * x + a))) * (asinh(0.25 * x) + sigmoid(b * x + a)) * sigmoid(x) "
    + "* softplus(x) * atan(x - b)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite28;

[Activation("(sigmoid(b * x + a) - b * pow(1 + abs(x), a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite29;

[Activation("(x * log1p(abs(b * x + a)) * sigmoid(b * x + a) + sigmoid(x + 0.5))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite30;

[Activation("(expm1(min(x, 3)) * atan(b * x + a) + (softplus(2 * x) - b * expm1(min(b * x + a, 3))))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite31;

[Activation("(erf(x - b) - b * exp(-abs(b * x + a))) * x * atan(a * x) * asinh(x + 0.5) * atan(x + 0.5)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite32;

[Activation("a * (x * x * (atan(0.25 * x) + sigmoid(0.25 * x)) * sin(0.25 * x) * log(1 + sq(0.25 * x)) * erf(x - b) * log(1 + sq(2 * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite33;

[Activation("(exp(-abs(2 * x)) * (erf(x + 0.5) + atan(x + 0.5)) - b * x * sin(b * x + a) * x * (asinh(x - b) + log(1 + sq(0.25 * x))) * "
    + "erf(2 * x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite34;

[Activation("(exp(-sq(a * x)) + softplus(x + 0.5)) * ((sigmoid(a * x) + (atan(b * x + a) * exp(-abs(x + 0.5)) - b * cos(x))) - b * (log(1 "
    + "+ sq(x + 0.5)) + erf(2 * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite35;

[Activation("x * cos(a * x) * erf(a * x) + b")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite36;

[Activation("a * (x * exp(-abs(x)) * x * sin(x + 0.5) * sigmoid(2 * x) + b)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite37;

[Activation("x * erf(a * x) * ((cos(0.25 * x) + sigmoid(x - b)) - b * log1p(abs(x + 0.5)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite38;

[Activation("(x * asinh(b * x + a) * expm1(min(x, 3)) - b * x * cos(x) * x * sigmoid(2 * x) * expm1(min(0.25 * x, 3)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite39;

[Activation("tanh(atan(a * x)) * x * x * exp(-sq(x + 0.5)) * atan(0.25 * x) * exp(-abs(x + 0.5)) * sin(0.25 * x) * sin(a * x) + b")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite40;

[Activation("(log(1 + sq(x + 0.5)) - b * sin(x * log(1 + sq(x + 0.5)) * log1p(abs(a * x))) * tanh(x * exp(-abs(x - b)) * exp(-abs(a * "
    + "x))) * x * tanh(x + 0.5) * pow(1 + abs(x), a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite41;

[Activation("sigmoid(x * atan(x - b) * x * log1p(abs(b * x + a)) * exp(-sq(2 * x)) * x * exp(-sq(x + 0.5)) * exp(-sq(0.25 * x))) * "
    + "tanh(cos(x) * asinh(x - b)) * asinh(x)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite42;

[Activation("atan(x) * sin(b * x + a)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite43;

[Activation("a * (sigmoid(x - b) * (exp(-abs(2 * x)) + atan(2 * x)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite44;

[Activation("sigmoid(asinh(x - b) * expm1(min(b * x + a, 3))) * sigmoid(x + 0.5) * log1p(abs(a * x))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite45;

[Activation("x * (atan(a * x) - b * sigmoid(a * x)) * tanh(pow(1 + abs(2 * x), a) * softplus(b * x + a)) * atan(2 * x)")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite46;

[Activation("(x * (asinh(0.25 * x) + tanh(x)) * sin(x + 0.5) + (softplus(x) - b * exp(-abs(x - b))) * sin(b * x + a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite47;

[Activation("(x * log1p(abs(x + 0.5)) * sigmoid((log1p(abs(a * x)) - b * x * exp(-sq(x)) * expm1(min(x, 3)))) * tanh(a * x) - b * pow(1 + "
    + "abs(x - b), a) * tanh(b * x + a))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite48;

[Activation("((sigmoid(x + 0.5) - b * atan(0.25 * x)) - b * atan(x * (softplus(b * x + a) - b * pow(1 + abs(0.25 * x), a)) * (tanh(b * x "
    + "+ a) - b * log(1 + sq(a * x))) * log(1 + sq(0.25 * x))) * exp(-sq(x - b)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite49;

[Activation("(sigmoid(b * x + a) + log1p(abs(x - b)))")]
[Learnable("a", 0.5)]
[Learnable("b", 0.25)]
public readonly partial struct Composite50;
