    file static class ReluTanhSinKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Forward(
            ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk)
        {
            Vector w0 = Load(in parameters);
            Vector w1 = Load(in parameters, Count);
            Vector max = Max(w0, w1); // max(w[0], w[1])
            Vector w2 = Load(in parameters, 2 * Count);
            Vector max2 = Max(max, w2); // max(max(w[0], w[1]), w[2])
            Vector difference = w0 - max2; // w[0] - max(max(w[0], w[1]), w[2])
            Vector exp = Exp(difference); // exp(w[0] - max(max(w[0], w[1]), w[2]))
            Vector difference2 = w1 - max2; // w[1] - max(max(w[0], w[1]), w[2])
            Vector exp2 = Exp(difference2); // exp(w[1] - max(max(w[0], w[1]), w[2]))
            Vector yTerm = exp + exp2;
            Vector difference3 = w2 - max2; // w[2] - max(max(w[0], w[1]), w[2])
            Vector exp3 = Exp(difference3); // exp(w[2] - max(max(w[0], w[1]), w[2]))
            Vector yDenominator = yTerm + exp3;
            Vector yFactor = Create(1f) / yDenominator;
            Vector yFactor2 = exp * yFactor;
            Vector yFactor3 = exp2 * yFactor;
            Vector yFactor4 = exp3 * yFactor;
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector xBounded = AtMost(x, Create(3.4028235E+38f));
                Vector sin = Sin(xBounded); // sin(x)
                Vector relu = Relu(xBounded); // max(x, 0)
                Vector yTerm2 = relu * yFactor2; // softmax(w)[0] * max(x, 0)
                Vector tanh = Tanh(x); // tanh(x)
                Vector yTerm3 = FusedMultiplyAdd(yFactor3, tanh, yTerm2);
                Vector y = FusedMultiplyAdd(yFactor4, sin, yTerm3);
                Store(y, ref ys, at);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Backward(
            ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk)
        {
            Vector w0 = Load(in parameters);
            Vector w1 = Load(in parameters, Count);
            Vector max = Max(w0, w1); // max(w[0], w[1])
            Vector w2 = Load(in parameters, 2 * Count);
            Vector max2 = Max(max, w2); // max(max(w[0], w[1]), w[2])
            Vector difference = w0 - max2; // w[0] - max(max(w[0], w[1]), w[2])
            Vector exp = Exp(difference); // exp(w[0] - max(max(w[0], w[1]), w[2]))
            Vector difference2 = w1 - max2; // w[1] - max(max(w[0], w[1]), w[2])
            Vector exp2 = Exp(difference2); // exp(w[1] - max(max(w[0], w[1]), w[2]))
            Vector slopeTerm = exp + exp2;
            Vector difference3 = w2 - max2; // w[2] - max(max(w[0], w[1]), w[2])
            Vector exp3 = Exp(difference3); // exp(w[2] - max(max(w[0], w[1]), w[2]))
            Vector slopeDenominator = slopeTerm + exp3;
            Vector slopeFactor = Create(1f) / slopeDenominator;
            Vector slopeFactor2 = exp * slopeFactor;
            Vector slopeFactor3 = exp2 * slopeFactor;
            Vector slopeFactor4 = exp3 * slopeFactor;
            Vector dSoftmaxw0 = Zero;
            Vector dSoftmaxw1 = Zero;
            Vector dSoftmaxw2 = Zero;
            for (nint row = 0, at = 0; row < walk.Rows; row++, at += walk.InputStride)
            {
                Vector x = Load(in xs, at);
                Vector sin = SinCos(x, out Vector cos);
                Vector dy = Load(in dys, at);
                Vector tanh = TanhSechSquared(x, out Vector sechSquared);

                // dsoftmax(w)[0]
                Vector relu = Relu(x); // max(x, 0)
                dSoftmaxw0 = FusedMultiplyAdd(dy, relu, dSoftmaxw0);

                // dsoftmax(w)[1]
                dSoftmaxw1 = FusedMultiplyAdd(dy, tanh, dSoftmaxw1);

                // dsoftmax(w)[2]
                dSoftmaxw2 = FusedMultiplyAdd(dy, sin, dSoftmaxw2);

                // dx
                Vector isXPositive = LessThan(Zero, x); // x > 0
                Vector isEqual = Equal(x, Zero); // x == 0
                Vector slopeElse = Keep(isEqual, Create(0.5f)); // x == 0 ? 0.5 : 0
                Vector slopeFactor5 = Select(isXPositive, Create(1f), slopeElse); // x > 0 ? 1 : x == 0 ? 0.5 : 0
                Vector slopeTerm2 = slopeFactor5 * slopeFactor2; // softmax(w)[0] * (x > 0 ? 1 : x == 0 ? 0.5 : 0)
                Vector slopeTerm3 = FusedMultiplyAdd(slopeFactor3, sechSquared, slopeTerm2);
                Vector slope = FusedMultiplyAdd(slopeFactor4, cos, slopeTerm3);
                Vector dx = dy * slope;
                Store(dx, ref dxs, at);
            }

            Vector dW0Factor = slopeFactor3 + slopeFactor4; // softmax(w)[1] + softmax(w)[2]
            Vector dW0Factor2 = slopeFactor2 * dW0Factor; // softmax(w)[0] * (softmax(w)[1] + softmax(w)[2])
            Vector dW0Term = dW0Factor2 * dSoftmaxw0;
            Vector dW0Negated = slopeFactor2 * slopeFactor3; // softmax(w)[0] * softmax(w)[1]
            Vector dW0Factor3 = -dW0Negated; // -softmax(w)[0] * softmax(w)[1]
            Vector dW0Term2 = FusedMultiplyAdd(dW0Factor3, dSoftmaxw1, dW0Term);
            Vector dW0Negated2 = slopeFactor2 * slopeFactor4; // softmax(w)[0] * softmax(w)[2]
            Vector dW0Factor4 = -dW0Negated2; // -softmax(w)[0] * softmax(w)[2]
            Vector dW0 = FusedMultiplyAdd(dW0Factor4, dSoftmaxw2, dW0Term2);
            Vector dW1Term = dW0Factor3 * dSoftmaxw0;
            Vector dW1Factor = slopeFactor2 + slopeFactor4; // softmax(w)[0] + softmax(w)[2]
            Vector dW1Factor2 = slopeFactor3 * dW1Factor; // softmax(w)[1] * (softmax(w)[0] + softmax(w)[2])
            Vector dW1Term2 = FusedMultiplyAdd(dW1Factor2, dSoftmaxw1, dW1Term);
            Vector dW1Negated = slopeFactor3 * slopeFactor4; // softmax(w)[1] * softmax(w)[2]
            Vector dW1Factor3 = -dW1Negated; // -softmax(w)[1] * softmax(w)[2]
            Vector dW1 = FusedMultiplyAdd(dW1Factor3, dSoftmaxw2, dW1Term2);
            Vector dW2Term = dW0Factor4 * dSoftmaxw0;
            Vector dW2Term2 = FusedMultiplyAdd(dW1Factor3, dSoftmaxw1, dW2Term);
            Vector dW2Factor = slopeFactor2 + slopeFactor3; // softmax(w)[0] + softmax(w)[1]
            Vector dW2Factor2 = slopeFactor4 * dW2Factor; // softmax(w)[2] * (softmax(w)[0] + softmax(w)[1])
            Vector dW2 = FusedMultiplyAdd(dW2Factor2, dSoftmaxw2, dW2Term2);
            Store(dW0, ref dparameters);
            Store(dW1, ref dparameters, Count);
            Store(dW2, ref dparameters, 2 * Count);
        }
    }
