    file static class GluKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Forward(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            for (nint row = 0, from = 0, to = 0; row < walk.Rows; row++, from += walk.InputStride, to += walk.OutputStride)
            {
                Vector a = Load(in xs, from);
                Vector b = Load(in xs, from + walk.Part);
                Vector isBNotNegative = LessThanOrEqual(Zero, b); // b >= 0
                Vector expNegAbs = ExpOfMinusAbs(b); // exp(-abs(b))
                Vector yFactor = Select(isBNotNegative, Create(1f), expNegAbs); // b >= 0 ? 1 : exp(-abs(b))
                Vector yNumerator = yFactor * a;
                Vector onePlusExpNegAbs = Create(1f) + expNegAbs; // 1 + exp(-abs(b))
                Vector y = yNumerator / onePlusExpNegAbs; // a * (b >= 0 ? 1 : exp(-abs(b))) / (1 + exp(-abs(b)))
                Store(y, ref ys, to);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Backward(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            for (nint row = 0, from = 0, to = 0; row < walk.Rows; row++, from += walk.InputStride, to += walk.OutputStride)
            {
                Vector a = Load(in xs, from);
                Vector b = Load(in xs, from + walk.Part);
                Vector dy = Load(in dys, to);
                Vector expNegAbs = ExpOfMinusAbs(b); // exp(-abs(b))
                Vector onePlusExpNegAbs = Create(1f) + expNegAbs; // 1 + exp(-abs(b))
                Vector overOnePlusExpNegAbs = Create(1f) / onePlusExpNegAbs;

                // dx1
                Vector isBNotNegative = LessThanOrEqual(Zero, b); // b >= 0
                Vector slope1Factor = Select(isBNotNegative, Create(1f), expNegAbs); // b >= 0 ? 1 : exp(-abs(b))
                Vector slope1 = slope1Factor * overOnePlusExpNegAbs; // (b >= 0 ? 1 : exp(-abs(b))) / (1 + exp(-abs(b)))
                Vector dx1 = dy * slope1;

                // dx2
                Vector aExpNegAbs = expNegAbs * a;
                Vector slope2Factor = overOnePlusExpNegAbs * overOnePlusExpNegAbs;
                Vector slope2 = aExpNegAbs * slope2Factor; // a * exp(-abs(b)) / sq(1 + exp(-abs(b)))
                Vector dx2 = dy * slope2;
                Store(dx1, ref dxs, from);
                Store(dx2, ref dxs, from + walk.Part);
            }
        }
    }
