using System.Diagnostics;

// What .NET itself takes.
Console.WriteLine(Stopwatch.GetTimestamp());
