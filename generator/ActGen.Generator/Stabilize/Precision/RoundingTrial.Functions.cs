using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Functions of numbers with what rounding makes of them.</summary>
internal sealed partial class RoundingTrial
{
    private Column OfCall(Call call)
    {
        var arguments = call.Children.Select(Of).ToArray();
        var result = Applied(call.Function.Value, arguments);
        if (_withBounds)
        {
            AddErrors(result, call.Function, arguments);
        }

        return result;
    }

    [MethodImpl(Optimized)]
    private Column Applied(Func<double[], double> function, Column[] arguments)
    {
        var result = new Column(points.Count);
        var (reals, floats) = (new double[arguments.Length], new double[arguments.Length]);
        for (var i = 0; i < points.Count; i++)
        {
            var (outside, isFinite, isExact) = (false, true, true);
            for (var j = 0; j < arguments.Length; j++)
            {
                var argument = arguments[j];
                (reals[j], floats[j]) = (argument.Real[i], argument.Computed[i]);
                outside |= argument.Outside[i];
                isFinite &= !double.IsNaN(reals[j]) && !double.IsInfinity(reals[j]);
                isExact &= reals[j] == floats[j];
            }

            var real = function(reals);
            result.Real[i] = real;
            result.Computed[i] = isExact ? (float)real : (float)function(floats);
            // NaN of numbers, and the value at the end of the domain, are not the form's fault.
            result.Outside[i] = outside || (isFinite && double.IsNaN(real));
        }

        return result;
    }

    [MethodImpl(Optimized)]
    private void AddErrors(Column result, Function function, Column[] arguments)
    {
        var reals = new double[arguments.Length];
        var own = function.Cost <= CheapCost ? 0 : FunctionUnits;
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = 0; j < arguments.Length; j++)
            {
                reals[j] = arguments[j].Real[i];
            }

            var (error, from) = (0.0, result.Real[i]);
            for (var j = 0; j < arguments.Length; j++)
            {
                var by = arguments[j].Error[i];
                error += by > 0
                    ? Math.Max(Moved(function.Value, reals, j, by, from), Moved(function.Value, reals, j, -by, from)) : 0;
            }

            result.Error[i] = error + (own * Rounding(from));
        }
    }

    [MethodImpl(Optimized)]
    private static double Moved(Func<double[], double> function, double[] arguments, int index, double by, double from)
    {
        var at = arguments[index];
        arguments[index] = at + by;
        var moved = Math.Abs(function(arguments) - from);
        arguments[index] = at;
        return double.IsNaN(moved) ? 0 : moved;
    }
}
