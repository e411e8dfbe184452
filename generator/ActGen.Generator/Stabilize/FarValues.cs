using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>The values of several results at huge inputs, for samples of the parameters. At each input all are computed at once.</summary>
/// <param name="results">The results.</param>
/// <param name="input">The input.</param>
/// <param name="samples">Values of the parameters.</param>
internal sealed class FarValues(IReadOnlyList<Expr> results, Variable input, IReadOnlyList<IReadOnlyDictionary<string, double>> samples)
{
    private readonly List<Column> _real = samples.Select(s => new Column(new Interpreter(s))).ToList();
    private readonly List<Column> _float = samples.Select(s => new Column(new FloatInterpreter(s))).ToList();

    /// <summary>The value in double precision.</summary>
    public double Real(int result, int sample, double x) => At(_real[sample], x)[result];

    /// <summary>The value as a kernel computes it.</summary>
    public float Float(int result, int sample, double x) => (float)At(_float[sample], x)[result];

    private double[] At(Column column, double x)
    {
        if (!column.Known.TryGetValue(x, out var known))
        {
            column.Evaluator.Move(input, x);
            known = new double[results.Count];
            for (var i = 0; i < known.Length; i++)
            {
                known[i] = column.Evaluator.Evaluate(results[i]);
            }

            column.Known.Add(x, known);
        }

        return known;
    }

    private sealed class Column(Evaluator evaluator)
    {
        public Evaluator Evaluator => evaluator;

        public Dictionary<double, double[]> Known { get; } = new();
    }
}
