using MnistTrainer.Cli;

using var interrupt = new Interrupt();
return CommandLine.Run(args, TrainerConsole.OfProcess(), interrupt.Token);
