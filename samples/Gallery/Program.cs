using Gallery.Cli;

return GalleryCommand.Run(args, Console.Out, Console.Error);
