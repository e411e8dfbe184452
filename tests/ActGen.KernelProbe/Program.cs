using ActGen;

// Names first, so that a formula at which the process ended could be told.
foreach (var activation in ActGen.Activations.GeneratedActivations.All.Concat(ActGen.KernelProbe.GeneratedActivations.All))
{
    Console.WriteLine(activation.Name);
    var info = activation.Info;
    const int Rows = 4;
    var (inputs, outputs) = (64 * info.Inputs.Count, 64 * info.Formulas.Count);
    var shape = new ActivationShape(inputs);
    var (x, dx) = (new float[Rows * inputs], new float[Rows * inputs]);
    var (y, dy) = (new float[Rows * outputs], new float[Rows * outputs]);
    var (parameters, gradients) = (new float[info.ParameterCount(shape)], new float[info.ParameterCount(shape)]);
    Array.Fill(x, 0.75f);
    Array.Fill(dy, 1f);
    Array.Fill(parameters, 0.5f);
    activation.Forward(x, parameters, y, shape);
    activation.Backward(x, y, dy, parameters, dx, gradients, shape);
}
