using System.Globalization;
using Serilog;
using Serilog.Extensions.Logging;

namespace Hotline.Host.Start;

/// <summary>The log: one line an event on the console, for a collector to pick up.</summary>
internal static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>
    /// Writes what <c>Logging:LogLevel</c> lets through, as everywhere in .NET. Registered as a plain provider, because Serilog's own
    /// registration would let everything through.
    /// </summary>
    public static ILoggerProvider Create() => new SerilogLoggerProvider(
        new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger(),
        dispose: true);
}
