    file static class SoftExponentialKernel
    {
        // Blocks of lanes that agree on alpha < 0 take a loop without the other branch.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Forward(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector isAlphaNegative = LessThan(alpha, Zero); // alpha < 0
            if (All(isAlphaNegative))
            {
                ForwardWhereTrue(in xs, in parameters, ref ys, walk);
            }
            else if (!Any(isAlphaNegative))
            {
                ForwardWhereFalse(in xs, in parameters, ref ys, walk);
            }
            else
            {
                ForwardMixed(in xs, in parameters, ref ys, walk);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void ForwardWhereTrue(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            DoubleFloat exactOne = DoubleFloat.Of(Create(1f));
            DoubleFloat exactMinusOne = DoubleFloat.Of(Create(-1f));
            DoubleFloat exactAlpha = DoubleFloat.Of(alpha);
            DoubleFloat exactAlphaSquared = exactAlpha * exactAlpha;
            DoubleFloat exactProduct = exactMinusOne * exactAlphaSquared;
            DoubleFloat exactSum = exactOne + exactProduct;
            Vector minusAlpha = -alpha; // -alpha
            Vector high = exactSum.High;
            Vector low = exactSum.Low;
            Vector overAlpha = Create(1f) / alpha; // 1 / alpha
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector yTerm = FusedMultiplyAdd(minusAlpha, xBounded, high);
                Vector sum = yTerm + low; // -alpha * x + (1 - sq(alpha))
                Vector isAtMost = LessThanOrEqual(Create(0.1f), sum); // -alpha * x + (1 - sq(alpha)) >= 0.1
                Vector alphaPlusX = alpha + xBounded; // x + alpha
                Vector alphaAlphaPlusX = alphaPlusX * alpha; // alpha * (x + alpha)
                Vector minusAlphaAlphaPlusX = -alphaAlphaPlusX; // -alpha * (x + alpha)
                Vector log1prel = Log1prel(minusAlphaAlphaPlusX, sum);
                Vector yThen = log1prel * alphaPlusX;
                Vector yElseFactor = FusedMultiplyAdd(minusAlpha, alphaPlusX, Create(0.9f)); // 1 - alpha * (x + alpha) - 0.1
                Vector yElseFactor2 = FusedMultiplyAdd(Create(10f), yElseFactor, Create(-2.3025851f)); // log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1
                Vector yElseNegated = yElseFactor2 * overAlpha; // (log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / alpha
                Vector yElse = -yElseNegated; // -(log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / alpha
                Vector y = Select(isAtMost, yThen, yElse);
                Store(y, ref ys, at);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void ForwardWhereFalse(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector overAlpha = Create(1f) / alpha; // 1 / alpha
            Vector alphaMinusOverAlpha = alpha - overAlpha; // alpha - 1 / alpha
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector alphaPlusX = alpha + xBounded; // x + alpha
                Vector alphaX = xBounded * alpha; // alpha * x
                Vector isAlphaXBelow = LessThan(alphaX, Create(-0.6931472f)); // alpha * x < -0.6931471805599453
                Vector expAlphaX = Exp(alphaX); // exp(alpha * x)
                Vector yThen = FusedMultiplyAdd(overAlpha, expAlphaX, alphaMinusOverAlpha); // exp(alpha * x) / alpha + alpha - 1 / alpha
                Vector exprel2AlphaX = Exprel2(alphaX); // exprel2(alpha * x)
                Vector xExprel2AlphaX = exprel2AlphaX * xBounded; // x * exprel2(alpha * x)
                Vector yElse = FusedMultiplyAdd(alphaX, xExprel2AlphaX, alphaPlusX);
                Vector y = Select(isAlphaXBelow, yThen, yElse);
                Store(y, ref ys, at);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void ForwardMixed(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector isAlphaNegative = LessThan(alpha, Zero); // alpha < 0
            DoubleFloat exactOne = DoubleFloat.Of(Create(1f));
            DoubleFloat exactMinusOne = DoubleFloat.Of(Create(-1f));
            DoubleFloat exactAlpha = DoubleFloat.Of(alpha);
            DoubleFloat exactAlphaSquared = exactAlpha * exactAlpha;
            DoubleFloat exactProduct = exactMinusOne * exactAlphaSquared;
            DoubleFloat exactSum = exactOne + exactProduct;
            Vector minusAlpha = -alpha; // -alpha
            Vector high = exactSum.High;
            Vector low = exactSum.Low;
            Vector overAlpha = Create(1f) / alpha; // 1 / alpha
            Vector alphaMinusOverAlpha = alpha - overAlpha; // alpha - 1 / alpha
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector yThenTerm = FusedMultiplyAdd(minusAlpha, xBounded, high);
                Vector sum = yThenTerm + low; // -alpha * x + (1 - sq(alpha))
                Vector isAtMost = LessThanOrEqual(Create(0.1f), sum); // -alpha * x + (1 - sq(alpha)) >= 0.1
                Vector alphaPlusX = alpha + xBounded; // x + alpha
                Vector alphaAlphaPlusX = alphaPlusX * alpha; // alpha * (x + alpha)
                Vector minusAlphaAlphaPlusX = -alphaAlphaPlusX; // -alpha * (x + alpha)
                Vector log1prel = Log1prel(minusAlphaAlphaPlusX, sum);
                Vector yThenThen = log1prel * alphaPlusX;
                Vector yThenElseFactor = FusedMultiplyAdd(minusAlpha, alphaPlusX, Create(0.9f)); // 1 - alpha * (x + alpha) - 0.1
                Vector yThenElseFactor2 = FusedMultiplyAdd(Create(10f), yThenElseFactor, Create(-2.3025851f)); // log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1
                Vector yThenElseNegated = yThenElseFactor2 * overAlpha; // (log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / alpha
                Vector yThenElse = -yThenElseNegated; // -(log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / alpha
                Vector yThen = Select(isAtMost, yThenThen, yThenElse);
                Vector alphaX = xBounded * alpha; // alpha * x
                Vector isAlphaXBelow = LessThan(alphaX, Create(-0.6931472f)); // alpha * x < -0.6931471805599453
                Vector expAlphaX = Exp(alphaX); // exp(alpha * x)
                Vector yElseThen = FusedMultiplyAdd(overAlpha, expAlphaX, alphaMinusOverAlpha); // exp(alpha * x) / alpha + alpha - 1 / alpha
                Vector exprel2AlphaX = Exprel2(alphaX); // exprel2(alpha * x)
                Vector xExprel2AlphaX = exprel2AlphaX * xBounded; // x * exprel2(alpha * x)
                Vector yElseElse = FusedMultiplyAdd(alphaX, xExprel2AlphaX, alphaPlusX);
                Vector yElse = Select(isAlphaXBelow, yElseThen, yElseElse);
                Vector y = Select(isAlphaNegative, yThen, yElse);
                Store(y, ref ys, at);
            }
        }

        // Blocks of lanes that agree on alpha < 0 take a loop without the other branch.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Backward(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector isAlphaNegative = LessThan(alpha, Zero); // alpha < 0
            if (All(isAlphaNegative))
            {
                BackwardWhereTrue(in xs, in dys, in parameters, ref dxs, ref dparameters, walk);
            }
            else if (!Any(isAlphaNegative))
            {
                BackwardWhereFalse(in xs, in dys, in parameters, ref dxs, ref dparameters, walk);
            }
            else
            {
                BackwardMixed(in xs, in dys, in parameters, ref dxs, ref dparameters, walk);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void BackwardWhereTrue(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            DoubleFloat exactOne = DoubleFloat.Of(Create(1f));
            DoubleFloat exactMinusOne = DoubleFloat.Of(Create(-1f));
            DoubleFloat exactAlpha = DoubleFloat.Of(alpha);
            DoubleFloat exactAlphaSquared = exactAlpha * exactAlpha;
            DoubleFloat exactProduct = exactMinusOne * exactAlphaSquared;
            DoubleFloat exactSum = exactOne + exactProduct;
            Vector minusAlpha = -alpha; // -alpha
            Vector high = exactSum.High;
            Vector low = exactSum.Low;
            Vector alphaSquared = alpha * alpha;
            Vector overAlphaSquared = Create(1f) / alphaSquared;
            Vector overAlpha = Create(1f) / alpha;
            Vector slopeInAlphaElseNegated = Create(10f) * overAlpha; // 1 / (alpha * 0.1)
            Vector slopeInAlphaElseFactor = -slopeInAlphaElseNegated; // -1 / (alpha * 0.1)
            Vector slopeInAlphaElseTerm = Create(-2f) * alpha; // -2 * alpha
            Vector dAlpha = Zero;
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector dy = Load(in dys, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector slopeTerm = FusedMultiplyAdd(minusAlpha, xBounded, high);
                Vector slopeThenDenominator = slopeTerm + low; // -alpha * x + (1 - sq(alpha))
                Vector isAtMost = LessThanOrEqual(Create(0.1f), slopeThenDenominator); // -alpha * x + (1 - sq(alpha)) >= 0.1
                Vector slopeThen = Create(1f) / slopeThenDenominator; // 1 / (-alpha * x + (1 - sq(alpha)))

                // dalpha
                Vector isXBelow = LessThan(x, Create(-1E+10f)); // x < -10000000000
                Vector abs = Abs(x); // abs(x)
                Vector isAbsAbove = LessThan(Create(107f), abs); // abs(x) > 107
                Vector alphaPlusX = alpha + xBounded; // x + alpha
                Vector minusAlphaPlusX = -alphaPlusX; // -(x + alpha)
                Vector alphaAlphaPlusX = alphaPlusX * alpha; // alpha * (x + alpha)
                Vector minusAlphaAlphaPlusX = -alphaAlphaPlusX; // -alpha * (x + alpha)
                Vector log1prelDerivative = Log1prelDerivative(minusAlphaAlphaPlusX, slopeThenDenominator, slopeThen);
                Vector slopeInAlphaThenFactor = log1prelDerivative * alphaPlusX;
                Vector slopeInAlphaThen = FusedMultiplyAdd(minusAlphaPlusX, slopeInAlphaThenFactor, slopeThen);
                Vector slopeInAlphaElseFactor2 = FusedMultiplyAdd(minusAlpha, alphaPlusX, Create(0.9f)); // 1 - alpha * (x + alpha) - 0.1
                Vector slopeInAlphaElseFactor3 = FusedMultiplyAdd(Create(10f), slopeInAlphaElseFactor2, Create(-2.3025851f)); // log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1
                Vector slopeInAlphaElseTerm2 = slopeInAlphaElseFactor3 * overAlphaSquared; // (log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / sq(alpha)
                Vector slopeInAlphaElseFactor4 = slopeInAlphaElseTerm - xBounded; // -x - 2 * alpha
                Vector slopeInAlphaElse = FusedMultiplyAdd(slopeInAlphaElseFactor, slopeInAlphaElseFactor4, slopeInAlphaElseTerm2);
                Vector chosen = Select(isAtMost, slopeInAlphaThen, slopeInAlphaElse);
                Vector inDouble = Any(isAbsAbove) ? InDouble1(isAbsAbove, chosen, x, alpha) : chosen;
                Vector slopeInAlpha = Any(isXBelow) ? Extended2(isXBelow, inDouble, x, alpha) : inDouble;
                dAlpha = FusedMultiplyAdd(dy, slopeInAlpha, dAlpha);

                // dx
                Vector slope = Select(isAtMost, slopeThen, Create(10f));
                Vector dx = dy * slope;
                Store(dx, ref dxs, at);
            }

            Store(dAlpha, ref dparameters);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void BackwardWhereFalse(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector dAlpha = Zero;
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector dy = Load(in dys, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector alphaX = xBounded * alpha; // alpha * x

                // dalpha
                Vector isXBelow = LessThan(x, Create(-1E+10f)); // x < -10000000000
                Vector abs = Abs(x); // abs(x)
                Vector isAbsAbove = LessThan(Create(107f), abs); // abs(x) > 107
                Vector exprelDerivativeAlphaX = ExprelDerivative(alphaX); // dexprel(alpha * x)
                Vector xExprelDerivativeAlphaX = exprelDerivativeAlphaX * xBounded; // x * dexprel(alpha * x)
                Vector total = FusedMultiplyAdd(xBounded, xExprelDerivativeAlphaX, Create(1f));
                Vector inDouble = Any(isAbsAbove) ? InDouble1(isAbsAbove, total, x, alpha) : total;
                Vector slopeInAlpha = Any(isXBelow) ? Extended2(isXBelow, inDouble, x, alpha) : inDouble;
                dAlpha = FusedMultiplyAdd(dy, slopeInAlpha, dAlpha);

                // dx
                Vector expAlphaX = Exp(alphaX); // exp(alpha * x)
                Vector dyTimesExpAlphaX = dy * expAlphaX;
                Store(dyTimesExpAlphaX, ref dxs, at);
            }

            Store(dAlpha, ref dparameters);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void BackwardMixed(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            Vector alpha = Load(in parameters);
            Vector isAlphaNegative = LessThan(alpha, Zero); // alpha < 0
            DoubleFloat exactOne = DoubleFloat.Of(Create(1f));
            DoubleFloat exactMinusOne = DoubleFloat.Of(Create(-1f));
            DoubleFloat exactAlpha = DoubleFloat.Of(alpha);
            DoubleFloat exactAlphaSquared = exactAlpha * exactAlpha;
            DoubleFloat exactProduct = exactMinusOne * exactAlphaSquared;
            DoubleFloat exactSum = exactOne + exactProduct;
            Vector minusAlpha = -alpha; // -alpha
            Vector high = exactSum.High;
            Vector low = exactSum.Low;
            Vector alphaSquared = alpha * alpha;
            Vector overAlphaSquared = Create(1f) / alphaSquared;
            Vector overAlpha = Create(1f) / alpha;
            Vector slopeInAlphaThenElseNegated = Create(10f) * overAlpha; // 1 / (alpha * 0.1)
            Vector slopeInAlphaThenElseFactor = -slopeInAlphaThenElseNegated; // -1 / (alpha * 0.1)
            Vector slopeInAlphaThenElseTerm = Create(-2f) * alpha; // -2 * alpha
            Vector dAlpha = Zero;
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector dy = Load(in dys, at);
                Vector xBounded = AtLeast(AtMost(x, Create(3.4028235E+38f)), Create(-3.4028235E+38f));
                Vector slopeThenTerm = FusedMultiplyAdd(minusAlpha, xBounded, high);
                Vector slopeThenThenDenominator = slopeThenTerm + low; // -alpha * x + (1 - sq(alpha))
                Vector isAtMost = LessThanOrEqual(Create(0.1f), slopeThenThenDenominator); // -alpha * x + (1 - sq(alpha)) >= 0.1
                Vector slopeThenThen = Create(1f) / slopeThenThenDenominator; // 1 / (-alpha * x + (1 - sq(alpha)))
                Vector alphaX = xBounded * alpha; // alpha * x

                // dalpha
                Vector isXBelow = LessThan(x, Create(-1E+10f)); // x < -10000000000
                Vector abs = Abs(x); // abs(x)
                Vector isAbsAbove = LessThan(Create(107f), abs); // abs(x) > 107
                Vector alphaPlusX = alpha + xBounded; // x + alpha
                Vector minusAlphaPlusX = -alphaPlusX; // -(x + alpha)
                Vector alphaAlphaPlusX = alphaPlusX * alpha; // alpha * (x + alpha)
                Vector minusAlphaAlphaPlusX = -alphaAlphaPlusX; // -alpha * (x + alpha)
                Vector log1prelDerivative = Log1prelDerivative(minusAlphaAlphaPlusX, slopeThenThenDenominator, slopeThenThen);
                Vector slopeInAlphaThenThenFactor = log1prelDerivative * alphaPlusX;
                Vector slopeInAlphaThenThen = FusedMultiplyAdd(minusAlphaPlusX, slopeInAlphaThenThenFactor, slopeThenThen);
                Vector slopeInAlphaThenElseFactor2 = FusedMultiplyAdd(minusAlpha, alphaPlusX, Create(0.9f)); // 1 - alpha * (x + alpha) - 0.1
                Vector slopeInAlphaThenElseFactor3 = FusedMultiplyAdd(Create(10f), slopeInAlphaThenElseFactor2, Create(-2.3025851f)); // log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1
                Vector slopeInAlphaThenElseTerm2 = slopeInAlphaThenElseFactor3 * overAlphaSquared; // (log(0.1) + (1 - alpha * (x + alpha) - 0.1) / 0.1) / sq(alpha)
                Vector slopeInAlphaThenElseFactor4 = slopeInAlphaThenElseTerm - xBounded; // -x - 2 * alpha
                Vector slopeInAlphaThenElse = FusedMultiplyAdd(slopeInAlphaThenElseFactor, slopeInAlphaThenElseFactor4, slopeInAlphaThenElseTerm2);
                Vector slopeInAlphaThen = Select(isAtMost, slopeInAlphaThenThen, slopeInAlphaThenElse);
                Vector exprelDerivativeAlphaX = ExprelDerivative(alphaX); // dexprel(alpha * x)
                Vector xExprelDerivativeAlphaX = exprelDerivativeAlphaX * xBounded; // x * dexprel(alpha * x)
                Vector slopeInAlphaElse = FusedMultiplyAdd(xBounded, xExprelDerivativeAlphaX, Create(1f));
                Vector chosen = Select(isAlphaNegative, slopeInAlphaThen, slopeInAlphaElse);
                Vector inDouble = Any(isAbsAbove) ? InDouble1(isAbsAbove, chosen, x, alpha) : chosen;
                Vector slopeInAlpha = Any(isXBelow) ? Extended2(isXBelow, inDouble, x, alpha) : inDouble;
                dAlpha = FusedMultiplyAdd(dy, slopeInAlpha, dAlpha);

                // dx
                Vector slopeThen = Select(isAtMost, slopeThenThen, Create(10f));
                Vector expAlphaX = Exp(alphaX); // exp(alpha * x)
                Vector slope = Select(isAlphaNegative, slopeThen, expAlphaX);
                Vector dx = dy * slope;
                Store(dx, ref dxs, at);
            }

            Store(dAlpha, ref dparameters);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector InDouble1(Vector lanes, Vector otherwise, Vector x, Vector alpha)
        {
            Vector result = otherwise;
            for (int lane = 0; lane < Count; lane += RealLanes.Count)
            {
                if (AnyOfFour(lanes, lane))
                {
                    result = With(result, lane, global::ActGen.Generated.InDouble.SoftExponentialInDouble.InDouble1(Doubles(x, lane), Doubles(alpha, lane)));
                }
            }

            return Select(lanes, result, otherwise);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector Extended2(Vector lanes, Vector otherwise, Vector x, Vector alpha)
        {
            Vector result = otherwise;
            for (int lane = 0; lane < Count; lane++)
            {
                if (IsSet(lanes, lane))
                {
                    result = With(result, lane, global::ActGen.Generated.InDouble.SoftExponentialInDouble.Extended2(Lane(x, lane), Lane(alpha, lane)));
                }
            }

            return Select(lanes, result, otherwise);
        }
    }
