// Work survives the end of the program; broken files do not stop it.
#include "app/shell/session.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "app/shell/documents.hpp"
#include "app/shell/folders.hpp"
#include "app/shell/screen.hpp"
#include "tests/render/fake_lab.hpp"
#include "tests/render/temporary_folder.hpp"

namespace svdscope {
namespace {

using test::content_of;
using test::fake;
using test::put;

struct SessionTest : testing::Test {
    test::TemporaryFolder folder;
    SessionStore store{folder / "state", folder / "config"};
    Screen screen{test::fake_labs()};
    double value() { return fake(screen.desk.current()).value(); }
};

TEST_F(SessionTest, ComesBackAsItWas) {
    fake(screen.desk.current()).set(3);
    screen.desk.choose("two");
    fake(screen.desk.current()).set(0.1);
    screen.settings.dark = false;
    screen.settings.see_as = Vision::Tritanopia;
    ASSERT_TRUE(store.save(screen));

    Screen next(test::fake_labs());
    EXPECT_TRUE(SessionStore(folder / "state", folder / "config").restore(next));
    EXPECT_EQ(next.desk.current_id(), "two");
    EXPECT_EQ(fake(next.desk.current()).value(), 0.1);
    EXPECT_EQ(next.settings, screen.settings);
    next.desk.choose("one");
    EXPECT_EQ(fake(next.desk.current()).value(), 3);
}

TEST_F(SessionTest, FirstRunHasNothingToRestore) {
    EXPECT_FALSE(store.restore(screen));
    EXPECT_EQ(screen.toast.text(), "");
    EXPECT_EQ(folder.count(), 0) << "looking must not make folders";
}

TEST_F(SessionTest, BrokenSessionIsPutAsideWithASentence) {
    std::filesystem::create_directories(folder / "state");
    for (const char* broken :
         {"{ not json", "[]", R"({"labs": [{"lab": "three"}]})", R"({"labs": [{"lab": "one"}]})"}) {
        put(store.session_file(), broken);
        EXPECT_FALSE(store.restore(screen)) << broken;
        EXPECT_FALSE(std::filesystem::exists(store.session_file())) << broken;
        EXPECT_EQ(content_of(folder / "state/session.broken.json"), broken);
        EXPECT_EQ(screen.toast.text().find("The saved session could not be used and is now "), 0U)
            << screen.toast.text();
        EXPECT_EQ(value(), 0) << broken;
    }
}

TEST_F(SessionTest, HalfBrokenSessionChangesNothing) {
    std::filesystem::create_directories(folder / "state");
    put(store.session_file(), R"({"labs": [{"lab": "one", "params": {"value": 9}}, {"lab": "two"}]})");
    EXPECT_FALSE(store.restore(screen));
    EXPECT_EQ(value(), 0);
}

TEST_F(SessionTest, BrokenSettingsDoNotCostTheSession) {
    fake(screen.desk.current()).set(3);
    ASSERT_TRUE(store.save(screen));
    put(store.settings_file(), R"({"dark": "perhaps"})");
    Screen next(test::fake_labs());
    EXPECT_TRUE(store.restore(next));
    EXPECT_EQ(fake(next.desk.current()).value(), 3);
    EXPECT_EQ(next.settings, Settings{});
}

TEST_F(SessionTest, SavesTwoSecondsAfterAFrameAndOnlyThen) {
    EXPECT_FALSE(store.due());
    store.touched(10);
    store.touched(11.5);
    EXPECT_EQ(store.due(), 12);
    store.save_when_due(screen, 11.9);
    EXPECT_FALSE(std::filesystem::exists(store.session_file()));
    store.save_when_due(screen, 12);
    EXPECT_TRUE(std::filesystem::exists(store.session_file()));
    EXPECT_FALSE(store.due());
}

TEST_F(SessionTest, UnchangedWorkIsNotWrittenAgain) {
    ASSERT_TRUE(store.save(screen));
    std::filesystem::remove(store.session_file());
    ASSERT_TRUE(store.save(screen));
    EXPECT_FALSE(std::filesystem::exists(store.session_file()));
}

TEST_F(SessionTest, FailedSaveIsSaidOnce) {
    put(folder / "state", "a file where the folder should be");
    store.touched(0);
    store.save_when_due(screen, 2);
    EXPECT_EQ(screen.toast.text().find("Your work is not being saved: cannot write "), 0U)
        << screen.toast.text();
    screen.say("");
    store.touched(2);
    store.save_when_due(screen, 4);
    EXPECT_EQ(screen.toast.text(), "");
}

TEST_F(SessionTest, SavedStateOpensAgain) {
    fake(screen.desk.current()).set(5);
    save_file(screen, folder / "a.json");
    EXPECT_EQ(screen.toast.text(), "Saved to " + (folder / "a.json").string() + ".");
    Screen next(test::fake_labs());
    open_file(next, folder / "a.json");
    EXPECT_EQ(fake(next.desk.current()).value(), 5);
    EXPECT_EQ(next.state_file, folder / "a.json");
}

TEST_F(SessionTest, FilesThatAreNoStateAreASentence) {
    put(folder / "deep.json", std::string(100, '[') + std::string(100, ']'));
    put(folder / "large.json", std::string((32U << 20) + 1, ' '));
    put(folder / "three.csv", "1,2,3\n4,5,6\n");
    const auto said = [&](const std::string& name) {
        open_file(screen, folder / name);
        return screen.toast.text();
    };
    const std::string at = folder.path().string() + "/";
    EXPECT_EQ(said("deep.json"), at + "deep.json is nested deeper than 32 levels, which no state is");
    EXPECT_EQ(said("large.json"), at + "large.json is larger than 32 MiB");
    EXPECT_EQ(said("none.json"),
              "cannot read " + at + "none.json: there is no such file, or it may not be read");
    EXPECT_EQ(said("three.csv"), at + "three.csv: a fake lab shows one column");
    EXPECT_EQ(value(), 0);
}

TEST_F(SessionTest, TablesGoToTheLabInFrontOrTheFirstThatHasAUseForThem) {
    put(folder / "one.csv", "7\n8\n");
    open_file(screen, folder / "one.csv");
    EXPECT_EQ(value(), 7);
    EXPECT_EQ(screen.toast.text(), "Opened one.csv.");
    paste(screen, "9\n");
    EXPECT_EQ(value(), 9);
    paste(screen, "no numbers here");
    EXPECT_EQ(screen.toast.text().find("Cannot paste this: "), 0U) << screen.toast.text();
    EXPECT_EQ(value(), 9);

    Screen real(lab_table());
    put(folder / "a.txt", "[1 2; 3 4]");
    ASSERT_TRUE(open_document(real.desk, folder / "a.txt"));
    EXPECT_EQ(real.desk.current_id(), "transform");
    EXPECT_EQ(real.desk.current().state()["params"]["matrix"],
              nlohmann::json::parse("[[1.0, 2.0], [3.0, 4.0]]"));
    put(folder / "cloud.csv", "name,height (cm),mass (kg)\nA,170,65\nB,180,81\nC,165,60\n");
    ASSERT_TRUE(open_document(real.desk, folder / "cloud.csv"));
    EXPECT_EQ(real.desk.current_id(), "pca");
    const nlohmann::json params = real.desk.current().state()["params"];
    EXPECT_EQ(params["points"], nlohmann::json::parse("[[170.0, 65.0], [180.0, 81.0], [165.0, 60.0]]"));
    EXPECT_EQ(params["x_name"], "height");
    EXPECT_EQ(params["y_unit"], "kg");
    put(folder / "bad.csv", "x,y\n1,2\n3,nan\n");
    const Result<void> bad = open_document(real.desk, folder / "bad.csv");
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().message.find("Line 3"), std::string::npos) << bad.error().message;
    EXPECT_EQ(real.desk.current().state()["params"], params) << "nothing changed";
}

TEST(Folders, FollowXdgAndIgnoreRelativePaths) {
    setenv("XDG_STATE_HOME", "/tmp/somewhere", 1);
    EXPECT_EQ(state_folder(), "/tmp/somewhere/svdscope");
    setenv("XDG_STATE_HOME", "relative", 1);
    setenv("HOME", "/tmp/home", 1);
    EXPECT_EQ(state_folder(), "/tmp/home/.local/state/svdscope");
    unsetenv("XDG_STATE_HOME");
}

TEST(FileBrowser, ListsFoldersFirstAndOnlyWhatCanBeOpened) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "z");
    for (const char* name : {"b.json", "a.csv", "c.exe", ".hidden.json"}) put(folder / name, "");
    FileBrowser browser;
    browser.enter(folder.path());
    const std::vector<std::filesystem::path> expected{folder / "z", folder / "a.csv", folder / "b.json"};
    EXPECT_EQ(browser.entries(), expected);
    browser.enter(folder / "none");
    EXPECT_EQ(browser.error().find("The folder "), 0U);
    EXPECT_EQ(browser.folder(), folder.path());
}

TEST(FileBrowser, ChoosesANameOnce) {
    const test::TemporaryFolder folder;
    put(folder / "b.json", "");
    FileBrowser browser;
    browser.open(FileBrowser::Purpose::Open, (folder / "none.json").string());
    browser.accept();
    EXPECT_FALSE(browser.take_choice());
    EXPECT_EQ(browser.error(), "There is no file " + (folder / "none.json").string() + ".");
    browser.open(FileBrowser::Purpose::Open, (folder / "b.json").string());
    browser.accept();
    const auto choice = browser.take_choice();
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->path, folder / "b.json");
    EXPECT_FALSE(browser.take_choice());
    EXPECT_FALSE(browser.is_open());
}

TEST(Toast, StaysLongEnoughAndFades) {
    Toast toast;
    EXPECT_FALSE(toast.next_change(0));
    toast.say("Saved.", 10);
    EXPECT_EQ(toast.opacity(10), 1);
    EXPECT_EQ(toast.next_change(10), 14) << "no frames while it only stands there";
    EXPECT_NEAR(toast.opacity(14.2), 0.5, 1e-9);
    toast.tidy(14.5);
    EXPECT_EQ(toast.text(), "");
}

}  // namespace
}  // namespace svdscope
