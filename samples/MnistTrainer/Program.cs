using MnistTrainer.Cli;

using var interrupt = new Interrupt();
return Launch.Run(console => CommandLine.Run(args, console, interrupt.Token), interrupt.Token);
