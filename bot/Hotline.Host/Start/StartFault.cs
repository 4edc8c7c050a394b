using Hotline.Channels;
using Hotline.Knowledge.Articles;
using Hotline.Storage.Schema;
using Hotline.Ticketing;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Start;

/// <summary>Faults of configuration stop the start with their message alone: the key, what is wrong, what is allowed.</summary>
internal static class StartFault
{
    /// <summary>Exit code of a start that configuration forbids (EX_CONFIG of sysexits.h).</summary>
    public const int ExitCode = 78;

    /// <summary>True where <paramref name="exception"/> is for the person who configures, not for us.</summary>
    public static bool IsConfiguration(Exception exception) => exception
        is ChannelConfigurationException
        or StorageUnusableException
        or OptionsValidationException
        or TicketingConfigurationException
        or InvalidArticlesException
        or ApiConfigurationException;

    public static int Report(Exception exception, TextWriter error)
    {
        error.WriteLine(exception.Message);
        return ExitCode;
    }
}

/// <summary>An API key is not allowed. The message names the key of configuration, never its value.</summary>
internal sealed class ApiConfigurationException(string message) : Exception(message);
