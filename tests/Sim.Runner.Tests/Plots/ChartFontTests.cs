using Sim.Runner.Plots;

namespace Sim.Runner.Tests.Plots;

public sealed class ChartFontTests
{
    [Test]
    public void A_machine_without_fonts_has_none_and_the_remedy_says_what_to_do()
    {
        Assert.That(ChartFont.Find([]), Is.Null);
        Assert.That(ChartFont.Remedy, Does.Contain("apt-get install fonts-dejavu-core").And.Contain("--font FILE"));
    }

    [Test]
    public void A_sans_serif_font_is_preferred_to_the_default_of_the_system()
    {
        Assume.That(SkiaSharp.SKFontManager.Default.FontFamilies, Does.Contain("DejaVu Sans"));
        Assert.That(ChartFont.Find()!.Family, Is.EqualTo("DejaVu Sans"));
    }

    [Test]
    public void A_font_file_of_the_user_is_taken()
    {
        const string File = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";
        Assume.That(File, Does.Exist);
        Assert.That(ChartFont.FromFile(File)!.Family, Is.EqualTo("DejaVu Sans Mono"));
    }

    [Test]
    public void A_file_that_is_no_font_is_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "no font");
            Assert.That(ChartFont.FromFile(path), Is.Null);
            Assert.That(ChartFont.FromFile(path + ".missing"), Is.Null);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
