using Hotline.Bot.Dialogs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Bot.Tests.Dialogs;

public sealed class DialogOptionsTests
{
    [Theory]
    [InlineData("ConfirmSpeechBelow", "1.5", "0 to 1")]
    [InlineData("ActOnIntentFrom", "-1", "0 to 1")]
    [InlineData("MaxDescriptionLength", "10", "200 to 20000")]
    [InlineData("MaxFiles", "1000", "0 to 100")]
    [InlineData("IdenticalMessagesAnswered", "1", "3 to 100")]
    [InlineData("TicketProofs", "0", "1 to 10")]
    public void Value_OutOfRange_StopsTheStartWithKeyValueAndRange(string key, string value, string allowed)
    {
        var message = Should.Throw<OptionsValidationException>(() => Read(key, value)).Message;
        message.ShouldContain("Dialogs:" + key);
        message.ShouldContain(value);
        message.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("OperatorsFrom", "abc", "a time of day such as 08:00")]
    [InlineData("ConfirmSpeechBelow", "half", "a number from 0 to 1 such as 0.5")]
    [InlineData("DialOutOfHours", "perhaps", "true or false")]
    [InlineData("TicketProofs", "3.5", "a whole number")]
    public void Value_OfTheWrongForm_StopsTheStartWithKeyValueAndForm(string key, string value, string allowed)
        => Should.Throw<OptionsValidationException>(() => Read(key, value)).Message.ShouldBe($"Dialogs:{key} is '{value}'; allowed is {allowed}.");

    [Fact]
    public void EveryOption_IsRead()
    {
        foreach (var property in typeof(DialogOptions).GetProperties())
            Should.Throw<OptionsValidationException>(() => Read(property.Name, "?"), property.Name);
    }

    [Fact]
    public void Hours_AreReadAsTimes() => Read("OperatorsFrom", "09:30").OperatorsFrom.ShouldBe(new(9, 30));

    [Fact]
    public void Defaults_AreValid() => Read("Nothing", "").TicketProofs.ShouldBe(3);

    private static DialogOptions Read(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Dialogs:" + key, (string?)value)]).Build();
        return new ServiceCollection().AddDialogs(configuration.GetSection(DialogOptions.Section)).BuildServiceProvider().GetRequiredService<DialogOptions>();
    }
}
