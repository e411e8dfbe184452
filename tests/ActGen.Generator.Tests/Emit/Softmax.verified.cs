    file static class SoftmaxKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Forward(int pass, in RowBlock block, nint first, nint steps, nint rows)
        {
            switch (pass)
            {
                case 0:
                    Forward1(in block, first, steps, rows);
                    break;
                case 1:
                    Forward2(in block, first, steps, rows);
                    break;
                default:
                    Forward3(in block, first, steps, rows);
                    break;
            }
        }

        // rowmax(x)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Forward1(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float xs = ref block.X(row);
                Vector maxshift1 = Create(float.NegativeInfinity);
                Vector maxshift1of2 = Create(float.NegativeInfinity);
                Vector maxshift1of3 = Create(float.NegativeInfinity);
                Vector maxshift1of4 = Create(float.NegativeInfinity);
                nint step = 0;
                for (; step <= steps - 4; step += 4)
                {
                    {
                        nint at = first + (step * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1 = Larger(x, maxshift1);
                    }
                    {
                        nint at = first + ((step + 1) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of2 = Larger(x, maxshift1of2);
                    }
                    {
                        nint at = first + ((step + 2) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of3 = Larger(x, maxshift1of3);
                    }
                    {
                        nint at = first + ((step + 3) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of4 = Larger(x, maxshift1of4);
                    }
                }

                for (; step < steps; step++)
                {
                    nint at = first + (step * RowBlock.Lanes);
                    Vector x = Load(in xs, at);
                    maxshift1 = Larger(x, maxshift1);
                }

                maxshift1 = Larger(Larger(maxshift1of4, maxshift1of3), Larger(maxshift1of2, maxshift1));

                Store(maxshift1, ref block.Results, row * RowBlock.Lanes + lane);
            }
        }

        // rowsum(exp(x - rowmax(x)))
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Forward2(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float xs = ref block.X(row);
                ref float saved = ref block.Scratch(row);
                Vector maxshift = Load(in block.Reductions(row), lane);
                Vector minusMaxshift = -maxshift; // -rowmax(x)
                Vector sum2 = Zero;
                for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
                {
                    Vector x = Load(in xs, at);
                    Vector xMinusMaxshift = minusMaxshift + x; // x - rowmax(x)
                    Vector expXMinusMaxshift = Exp(xMinusMaxshift); // exp(x - rowmax(x))
                    Store(expXMinusMaxshift, ref saved, at);
                    sum2 = sum2 + expXMinusMaxshift;
                }

                Store(sum2, ref block.Results, row * RowBlock.Lanes + lane);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Forward3(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref float saved = ref block.Scratch(row);
                ref float target = ref block.Output(row);
                Vector rowsum = Load(in block.Reductions(row), RowBlock.Lanes + lane);
                Vector overRowsum = Create(1f) / rowsum;
                for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
                {
                    Vector yFactor = Load(in saved, at); // exp(x - rowmax(x))
                    Vector y = yFactor * overRowsum; // exp(x - rowmax(x)) / rowsum(exp(x - rowmax(x)))
                    Store(y, ref target, at);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Backward(int pass, in RowBlock block, nint first, nint steps, nint rows)
        {
            switch (pass)
            {
                case 0:
                    Backward1(in block, first, steps, rows);
                    break;
                case 1:
                    Backward2(in block, first, steps, rows);
                    break;
                default:
                    Backward3(in block, first, steps, rows);
                    break;
            }
        }

        // rowmax(x)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward1(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float xs = ref block.X(row);
                Vector maxshift1 = Create(float.NegativeInfinity);
                Vector maxshift1of2 = Create(float.NegativeInfinity);
                Vector maxshift1of3 = Create(float.NegativeInfinity);
                Vector maxshift1of4 = Create(float.NegativeInfinity);
                nint step = 0;
                for (; step <= steps - 4; step += 4)
                {
                    {
                        nint at = first + (step * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1 = Larger(x, maxshift1);
                    }
                    {
                        nint at = first + ((step + 1) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of2 = Larger(x, maxshift1of2);
                    }
                    {
                        nint at = first + ((step + 2) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of3 = Larger(x, maxshift1of3);
                    }
                    {
                        nint at = first + ((step + 3) * RowBlock.Lanes);
                        Vector x = Load(in xs, at);
                        maxshift1of4 = Larger(x, maxshift1of4);
                    }
                }

                for (; step < steps; step++)
                {
                    nint at = first + (step * RowBlock.Lanes);
                    Vector x = Load(in xs, at);
                    maxshift1 = Larger(x, maxshift1);
                }

                maxshift1 = Larger(Larger(maxshift1of4, maxshift1of3), Larger(maxshift1of2, maxshift1));

                Store(maxshift1, ref block.Results, row * RowBlock.Lanes + lane);
            }
        }

        // rowsum(exp(x - rowmax(x)))
        // rowsum(dy * exp(x - rowmax(x)))
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward2(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float xs = ref block.X(row);
                ref readonly float dys = ref block.Dy(row);
                ref float saved = ref block.Scratch(row);
                Vector maxshift = Load(in block.Reductions(row), lane);
                Vector minusMaxshift = -maxshift; // -rowmax(x)
                Vector sum2 = Zero;
                Vector sum3 = Zero;
                for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
                {
                    Vector x = Load(in xs, at);
                    Vector dy = Load(in dys, at);
                    Vector xMinusMaxshift = minusMaxshift + x; // x - rowmax(x)
                    Vector expXMinusMaxshift = Exp(xMinusMaxshift); // exp(x - rowmax(x))
                    Vector expXMinusMaxshiftTimesDy = expXMinusMaxshift * dy; // dy * exp(x - rowmax(x))
                    Store(expXMinusMaxshift, ref saved, at);
                    sum2 = sum2 + expXMinusMaxshift;
                    sum3 = sum3 + expXMinusMaxshiftTimesDy;
                }

                Store(sum2, ref block.Results, ((row * 2) + 0) * RowBlock.Lanes + lane);
                Store(sum3, ref block.Results, ((row * 2) + 1) * RowBlock.Lanes + lane);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward3(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float dys = ref block.Dy(row);
                ref float saved = ref block.Scratch(row);
                ref float target = ref block.Output(row);
                Vector rowsum = Load(in block.Reductions(row), RowBlock.Lanes + lane);
                Vector rowsum2 = Load(in block.Reductions(row), (2 * RowBlock.Lanes) + lane);
                Vector overRowsum = Create(1f) / rowsum;
                Vector rowsumSquared = rowsum * rowsum;
                Vector overRowsumSquared = Create(1f) / rowsumSquared;
                Vector dxNegated = overRowsumSquared * rowsum2; // rowsum(dy * exp(x - rowmax(x))) / sq(rowsum(exp(x - rowmax(x))))
                Vector dxFactor = -dxNegated; // -rowsum(dy * exp(x - rowmax(x))) / sq(rowsum(exp(x - rowmax(x))))
                for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
                {
                    Vector dy = Load(in dys, at);
                    Vector dxFactor2 = Load(in saved, at); // exp(x - rowmax(x))
                    Vector dxFactor3 = dxFactor2 * overRowsum;
                    Vector dxTerm = dxFactor3 * dy; // dy * exp(x - rowmax(x)) / rowsum(exp(x - rowmax(x)))
                    Vector dx = FusedMultiplyAdd(dxFactor, dxFactor2, dxTerm);
                    Store(dx, ref target, at);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void BackwardFromOutput(int pass, in RowBlock block, nint first, nint steps, nint rows)
        {
            switch (pass)
            {
                case 0:
                    BackwardFromOutput1(in block, first, steps, rows);
                    break;
                default:
                    BackwardFromOutput2(in block, first, steps, rows);
                    break;
            }
        }

        // rowsum(dy * y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void BackwardFromOutput1(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float ys = ref block.Y(row);
                ref readonly float dys = ref block.Dy(row);
                Vector sum1 = Zero;
                Vector sum1of2 = Zero;
                Vector sum1of3 = Zero;
                Vector sum1of4 = Zero;
                nint step = 0;
                for (; step <= steps - 4; step += 4)
                {
                    {
                        nint at = first + (step * RowBlock.Lanes);
                        Vector dy = Load(in dys, at);
                        Vector y = Load(in ys, at);
                        Vector dyTimesY = dy * y; // dy * y
                        sum1 = sum1 + dyTimesY;
                    }
                    {
                        nint at = first + ((step + 1) * RowBlock.Lanes);
                        Vector dy = Load(in dys, at);
                        Vector y = Load(in ys, at);
                        Vector dyTimesY = dy * y; // dy * y
                        sum1of2 = sum1of2 + dyTimesY;
                    }
                    {
                        nint at = first + ((step + 2) * RowBlock.Lanes);
                        Vector dy = Load(in dys, at);
                        Vector y = Load(in ys, at);
                        Vector dyTimesY = dy * y; // dy * y
                        sum1of3 = sum1of3 + dyTimesY;
                    }
                    {
                        nint at = first + ((step + 3) * RowBlock.Lanes);
                        Vector dy = Load(in dys, at);
                        Vector y = Load(in ys, at);
                        Vector dyTimesY = dy * y; // dy * y
                        sum1of4 = sum1of4 + dyTimesY;
                    }
                }

                for (; step < steps; step++)
                {
                    nint at = first + (step * RowBlock.Lanes);
                    Vector dy = Load(in dys, at);
                    Vector y = Load(in ys, at);
                    Vector dyTimesY = dy * y; // dy * y
                    sum1 = sum1 + dyTimesY;
                }

                sum1 = (sum1 + sum1of2) + (sum1of3 + sum1of4);

                Store(sum1, ref block.Results, row * RowBlock.Lanes + lane);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void BackwardFromOutput2(in RowBlock block, nint first, nint steps, nint rows)
        {
            nint part = block.Part, lane = first & (RowBlock.Lanes - 1);
            for (nint row = 0; row < rows; row++)
            {
                ref readonly float ys = ref block.Y(row);
                ref readonly float dys = ref block.Dy(row);
                ref float target = ref block.Output(row);
                Vector rowsum = Load(in block.Reductions(row), lane);
                Vector minusRowsum = -rowsum; // -rowsum(dy * y)
                for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
                {
                    Vector dy = Load(in dys, at);
                    Vector y = Load(in ys, at);
                    Vector dyTimesY = dy * y; // dy * y
                    Vector dx = FusedMultiplyAdd(minusRowsum, y, dyTimesY); // dy * y - rowsum(dy * y) * y
                    Store(dx, ref target, at);
                }
            }
        }
    }
