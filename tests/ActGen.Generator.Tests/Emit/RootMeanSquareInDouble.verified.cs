    // Rows that add up to more than a float holds, in double precision.
    [global::System.CodeDom.Compiler.GeneratedCode("ActGen", "VERSION")]
    file static class RootMeanSquareInDouble
    {
        public static void Forward(int pass, in global::ActGen.CompilerServices.RealRow row)
        {
            switch (pass)
            {
                case 0:
                    Forward1(in row);
                    break;
                default:
                    Forward2(in row);
                    break;
            }
        }

        // The terms of rowmean(sq(x)).
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Forward1(in global::ActGen.CompilerServices.RealRow row)
        {
            for (int at = 0; at < row.Length; at += Count)
            {
                Vector x = row.X(0, at);
                row.Set(0, at, Pow(x, 2));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Forward2(in global::ActGen.CompilerServices.RealRow row)
        {
            Vector rowmean = row.Reduction(0);
            for (int at = 0; at < row.Length; at += Count)
            {
                Vector x = row.X(0, at);
                Vector gain = row.ColumnParameter(0, at);
                row.Set(0, at, gain * x / Sqrt(rowmean + Create(1E-06)));
            }
        }

        public static void Backward(int pass, in global::ActGen.CompilerServices.RealRow row)
        {
            switch (pass)
            {
                case 0:
                    Backward1(in row);
                    break;
                case 1:
                    Backward2(in row);
                    break;
                default:
                    Backward3(in row);
                    break;
            }
        }

        // The terms of rowmean(sq(x)).
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward1(in global::ActGen.CompilerServices.RealRow row)
        {
            for (int at = 0; at < row.Length; at += Count)
            {
                Vector x = row.X(0, at);
                row.Set(0, at, Pow(x, 2));
            }
        }

        // The terms of rowmean(dy * gain * x).
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward2(in global::ActGen.CompilerServices.RealRow row)
        {
            for (int at = 0; at < row.Length; at += Count)
            {
                Vector x = row.X(0, at);
                Vector dy = row.Dy(0, at);
                Vector gain = row.ColumnParameter(0, at);
                row.Set(0, at, dy * gain * x);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Backward3(in global::ActGen.CompilerServices.RealRow row)
        {
            Vector rowmean = row.Reduction(0);
            Vector rowmean2 = row.Reduction(1);
            for (int at = 0; at < row.Length; at += Count)
            {
                Vector x = row.X(0, at);
                Vector dy = row.Dy(0, at);
                Vector gain = row.ColumnParameter(0, at);
                Vector local1 = Sqrt(rowmean + Create(1E-06));
                row.Set(0, at, (dy * gain / local1) - (rowmean2 * x / Pow(local1, 3)));
                row.Set(1, at, dy * x / local1);
            }
        }
    }
