using Hotline.Evaluation;

return await Evaluations.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
