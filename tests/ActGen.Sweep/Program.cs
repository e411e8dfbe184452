using ActGen.Sweep.Cli;

return SweepCommand.Run(args, Console.Out, Console.Error);
