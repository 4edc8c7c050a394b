namespace Hotline.Ticketing;

/// <summary>
/// A configuration file or key is wrong. The message names the file and line (or the key), what is wrong and what is allowed;
/// it is meant for whoever runs the service, never for residents.
/// </summary>
public sealed class TicketingConfigurationException(string message) : Exception(message);
