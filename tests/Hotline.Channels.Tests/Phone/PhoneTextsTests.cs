using System.Reflection;
using Hotline.Channels.Phone;

namespace Hotline.Channels.Tests.Phone;

public sealed class PhoneTextsTests
{
    [Fact]
    public void English_EveryText_DiffersFromTheChinese()
    {
        foreach (var property in typeof(PhoneTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string)))
        {
            var chinese = property.GetValue(PhoneTexts.Chinese).ShouldBeOfType<string>();
            var english = property.GetValue(PhoneTexts.English).ShouldBeOfType<string>();
            chinese.ShouldContain(c => c >= '\u4E00', property.Name);
            english.ShouldAllBe(c => c < '\u4E00');
        }
    }
}
